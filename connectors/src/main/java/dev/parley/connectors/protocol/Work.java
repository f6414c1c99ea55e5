package dev.parley.connectors.protocol;

/** A conversation with a far system. It may throw what its library throws. */
@FunctionalInterface
public interface Work<T> {
    T run() throws Exception;
}
