package dev.parley.connectors;

/** One system that Parley can talk to. */
public interface Connector {
    ConnectorSpec spec();
}
