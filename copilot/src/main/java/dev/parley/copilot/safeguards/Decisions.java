package dev.parley.copilot.safeguards;

import dev.parley.engine.NodeId;
import java.util.Map;
import java.util.Optional;

/**
 * What people decided about safeguards.
 *
 * @param made accepted (true) or declined (false), by kind and step
 * @param by who decided, by kind and step; may know less than {@code made}
 */
public record Decisions(Map<String, Boolean> made, Map<String, String> by) {
    public static final Decisions NONE = new Decisions(Map.of(), Map.of());

    /** The name of a decision, such as {@code approval:delete_order}. */
    public static String id(String kind, NodeId step) {
        return kind + ":" + step.value();
    }

    /** Whether somebody has decided about this one. */
    public boolean isAbout(Guard guard) {
        return of(guard.kind(), guard.step()).isPresent();
    }

    Optional<Boolean> of(String kind, NodeId step) {
        return Optional.ofNullable(made.get(id(kind, step)));
    }

    boolean isAccepted(String kind, NodeId step) {
        return of(kind, step).orElse(false);
    }

    boolean isDeclined(String kind, NodeId step) {
        return !of(kind, step).orElse(true);
    }

    /** Who declined it, as a sentence begins. */
    String decider(String kind, NodeId step) {
        return by.getOrDefault(id(kind, step), "somebody in this conversation");
    }
}
