package dev.parley.copilot.drafting;

import dev.parley.copilot.revision.Edit;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the draft itself rather than about the wish behind it.
 *
 * @param edits in the order they were said
 * @param safeguards accepted (true) or declined (false), by their id
 */
public record Amendments(List<Edit> edits, Map<String, Boolean> safeguards) {
    public static final Amendments NONE = new Amendments(List.of(), Map.of());

    /** An interview kept before there were amendments has none. */
    public Amendments(@Nullable List<Edit> edits, @Nullable Map<String, Boolean> safeguards) {
        this.edits = List.copyOf(Objects.requireNonNullElse(edits, List.of()));
        this.safeguards = Map.copyOf(Objects.requireNonNullElse(safeguards, Map.of()));
    }

    /** The composed workflow with every edit. */
    Workflow apply(Workflow composed) {
        Workflow edited = composed;
        for (Edit edit : edits) {
            edited = edit.apply(edited);
        }
        return edited;
    }
}
