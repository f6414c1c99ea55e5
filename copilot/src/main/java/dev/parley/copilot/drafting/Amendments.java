package dev.parley.copilot.drafting;

import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.safeguards.Decisions;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the draft itself rather than about the wish behind it.
 *
 * @param edits in the order they were said
 * @param safeguards accepted (true) or declined (false), by their id
 * @param deciders who did, by the same id
 */
public record Amendments(List<Edit> edits, Map<String, Boolean> safeguards, Map<String, String> deciders) {
    public static final Amendments NONE = new Amendments(List.of(), Map.of(), Map.of());

    /** An interview kept before there were amendments has none. */
    public Amendments(
            @Nullable List<Edit> edits,
            @Nullable Map<String, Boolean> safeguards,
            @Nullable Map<String, String> deciders) {
        this.edits = List.copyOf(Objects.requireNonNullElse(edits, List.of()));
        this.safeguards = Map.copyOf(Objects.requireNonNullElse(safeguards, Map.of()));
        this.deciders = Map.copyOf(Objects.requireNonNullElse(deciders, Map.of()));
    }

    /** @param by a person's name; empty when nobody knows who it was */
    public Amendments decided(Safeguard safeguard, boolean isAccepted, String by) {
        Map<String, Boolean> made = new HashMap<>(safeguards);
        Map<String, String> who = new HashMap<>(deciders);
        for (String node : safeguard.nodes()) {
            String id = Decisions.id(safeguard.kind(), new NodeId(node));
            made.put(id, isAccepted);
            who.remove(id);
            if (!by.isBlank()) {
                who.put(id, by);
            }
        }
        return new Amendments(edits, made, who);
    }

    Decisions decisions() {
        return new Decisions(safeguards, deciders);
    }

    public Amendments with(List<Edit> more) {
        return new Amendments(Stream.concat(edits.stream(), more.stream()).toList(), safeguards, deciders);
    }

    /** What is left of these where the wish itself has changed: what it now says anew is no longer overruled. */
    public Amendments after(Brief before, Brief now) {
        boolean isStartedAnew = !before.start().equals(now.start());
        boolean isNamedAnew = !before.name().equals(now.name());
        return new Amendments(
                edits.stream()
                        .filter(edit -> !(isStartedAnew && edit instanceof Edit.Begin))
                        .filter(edit -> !(isNamedAnew && edit instanceof Edit.Rename))
                        .toList(),
                safeguards,
                deciders);
    }

    /** The composed workflow with every edit. */
    Workflow apply(Workflow composed) {
        return applied(composed, edits);
    }

    /** What is about steps that a safeguard brought, or that it changed: said by a person, it goes before the safeguard. */
    Workflow applyAgain(Workflow composed, Workflow guarded) {
        List<Edit> still = new ArrayList<>();
        Workflow edited = composed;
        for (Edit edit : edits) {
            Workflow next = edit.apply(edited);
            if (next.equals(edited) || edit instanceof Edit.Alter) {
                still.add(edit);
            }
            edited = next;
        }
        return applied(guarded, still);
    }

    private static Workflow applied(Workflow workflow, List<Edit> some) {
        Workflow edited = workflow;
        for (Edit edit : some) {
            edited = edit.apply(edited);
        }
        return edited;
    }
}
