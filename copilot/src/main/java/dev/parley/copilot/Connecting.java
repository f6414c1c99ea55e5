package dev.parley.copilot;

import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says on a draft what the organization lacks for it to run: connections, and people who are asked. */
final class Connecting {
    private final Reach reach;
    private final Suggestions suggestions;

    Connecting(Reach reach, Suggestions suggestions) {
        this.reach = reach;
        this.suggestions = suggestions;
    }

    Turn told(OrgId org, Turn turn) {
        return turn.draft() == null ? turn : turn.with(told(org, turn.draft()));
    }

    /** The same draft where nothing is lacking, or where nobody knows. */
    Draft told(OrgId org, Draft draft) {
        Workflow workflow = draft.workflow();
        if (workflow == null) {
            return draft;
        }
        Suggestions.Known known = suggestions.of(org);
        Stream<Finding> unconnected = known.systems() == null ? Stream.of() : missing(workflow, known.systems());
        return draft.with(Stream.of(draft.findings().stream(), unconnected, Absentees.in(workflow, known))
                .flatMap(findings -> findings)
                .toList());
    }

    private Stream<Finding> missing(Workflow workflow, List<String> connected) {
        Map<String, String> uses = new LinkedHashMap<>();
        if (workflow.trigger() instanceof Trigger.Event event
                && reach.event(event.source()).isPresent()) {
            uses.put(event.source().replaceFirst("\\..*", ""), "trigger");
        }
        workflow.nodes().stream()
                .filter(Node.Call.class::isInstance)
                .map(Node.Call.class::cast)
                .forEach(call -> uses.putIfAbsent(
                        call.operation().replaceFirst("\\..*", ""), call.id().value()));
        return uses.entrySet().stream()
                .filter(use -> reach.toConnect().containsKey(use.getKey()) && !connected.contains(use.getKey()))
                .map(use -> missing(String.valueOf(reach.toConnect().get(use.getKey())), use.getValue()));
    }

    private static Finding missing(String title, String where) {
        return Finding.warn(
                "not_connected",
                where,
                title + " is not connected yet, so this cannot run there.",
                "Connect " + title + " under Connections; the draft stays as it is.");
    }
}
