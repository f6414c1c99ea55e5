package dev.parley.engine.workflow;

import java.util.Optional;

/** Those who make the events that triggers listen for, as far as they are known. */
@FunctionalInterface
public interface EventSources {
    /** Of events that anybody may make, nothing can be said. */
    EventSources UNKNOWN = _ -> Optional.empty();

    /** What is wrong with a source that keeps its events from ever coming; empty when nothing is known to be. */
    Optional<Unfit> unfit(String source);

    /** @param why a sentence @param hint what to write instead */
    record Unfit(String why, String hint) {}
}
