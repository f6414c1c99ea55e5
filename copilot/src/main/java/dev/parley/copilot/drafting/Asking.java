package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import java.util.List;

/** Questions and forms for people, and what a no does. */
final class Asking {
    private final Graph graph;
    private final Naming naming;
    private final Brief brief;

    Asking(Graph graph, Naming naming, Brief brief) {
        this.graph = graph;
        this.naming = naming;
        this.brief = brief;
    }

    NodeId add(Step.Approve approve, List<End> ends, Given given) {
        List<String> approvers = approve.approvers().value() == null
                ? List.of()
                : approve.approvers().value();
        String who = approvers.isEmpty() ? "" : Names.identifier(Phrases.people(approve.approvers())) + "_";
        return graph.add(
                approve.key(),
                who + "approval",
                naming.title(approve),
                ends,
                (node, settings) -> new Node.Approval(
                        node,
                        approvers,
                        message(given),
                        approve.quorum(),
                        brief.answerWithin().value(),
                        Node.Approval.OnExpiry.REJECT,
                        List.of(),
                        settings));
    }

    NodeId add(Step.Ask ask, List<End> ends, Given given) {
        List<String> people =
                ask.people().value() == null ? List.of() : ask.people().value();
        String about = "Please fill in: " + Literals.plain(ask.what()) + ".";
        return graph.add(
                ask.key(),
                "ask_" + ask.what(),
                naming.title(ask),
                ends,
                (node, settings) -> new Node.Input(
                        node,
                        people,
                        graph.isInLoop() ? "{{" + given.data() + "}}: " + about : about,
                        ask.fields(),
                        brief.answerWithin().value(),
                        settings));
    }

    void stop(Step.Approve approve, List<End> rejected) {
        graph.add(
                -approve.key(),
                "not_approved",
                "Stop: not approved",
                rejected,
                (node, settings) -> new Node.Stop(
                        node,
                        Node.Stop.Status.SUCCEEDED,
                        "Not approved by " + Phrases.people(approve.approvers()) + ", so nothing further was done.",
                        settings));
    }

    private String message(Given given) {
        if (brief.start().value() instanceof Start.Manual manual
                && !manual.inputs().isEmpty()) {
            List<String> values = manual.inputs().stream()
                    .map(input -> Literals.plain(input.label() == null ? input.name() : input.label()) + ": {{"
                            + Literals.path("input", input.name()) + "}}")
                    .toList();
            return "May this go ahead? " + String.join(", ", values);
        }
        return given.hasData()
                ? "May this " + naming.noun() + " go ahead? {{" + given.data() + "}}"
                : "May this go ahead?";
    }
}
