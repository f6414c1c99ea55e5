package dev.parley.copilot.revision;

import dev.parley.engine.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Where steps go.
 *
 * @param step null at the start and at the end
 */
public record Place(Kind kind, @Nullable NodeId step) {
    public static final Place START = new Place(Kind.START, null);
    public static final Place END = new Place(Kind.END, null);

    public static Place before(NodeId step) {
        return new Place(Kind.BEFORE, step);
    }

    public static Place after(NodeId step) {
        return new Place(Kind.AFTER, step);
    }

    /** On which side. */
    public enum Kind {
        /** Before whatever comes first. */
        START,
        BEFORE,
        AFTER,
        /** After whatever comes last. */
        END
    }
}
