package dev.parley.copilot.drafting;

import dev.parley.copilot.Draft.Assumption;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Composer.Composition;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A draft in words, by the wish behind it as far as that still holds after what was changed on the draft itself.
 *
 * @param asked the steps of the brief before which a safeguard asks somebody
 */
record Amended(Brief brief, Composition composition, Amendments amendments, Workflow workflow, Set<Integer> asked) {
    private boolean isAsWished() {
        return amendments.edits().isEmpty();
    }

    String summary() {
        return isAsWished() ? Narration.summary(brief) : Retelling.summary(workflow);
    }

    List<String> steps() {
        return isAsWished() ? Narration.steps(brief, asked) : Retelling.steps(workflow);
    }

    List<Assumption> assumptions() {
        List<Assumption> all = new ArrayList<>(Assumptions.of(brief).stream()
                .filter(assumption -> isAsWished() || stillHolds(assumption.slot()))
                .toList());
        amendments.edits().stream()
                .flatMap(edit -> edit.assumption().stream())
                .forEach(text -> all.add(new Assumption("edit", text)));
        return List.copyOf(all);
    }

    List<Finding> caveats() {
        List<Finding> all = new ArrayList<>(composition.caveats().stream()
                .filter(caveat -> isAsWished() || isUntouched(new NodeId(caveat.where())))
                .toList());
        if (!isAsWished()) {
            Retelling.unaddressed(workflow).stream()
                    .filter(open ->
                            all.stream().noneMatch(known -> known.where().equals(open.where())))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** @param slot as of an assumption: {@code start}, or {@code approvers.2} of the step with that key */
    private boolean stillHolds(String slot) {
        int dot = slot.indexOf('.');
        if (dot > 0) {
            NodeId id = composition.ids().get(Integer.valueOf(slot.substring(dot + 1)));
            return id != null && isUntouched(id);
        }
        return switch (slot) {
            case "start", "schedule", "zone" ->
                workflow.trigger().equals(composition.workflow().trigger());
            case "otherwise" -> ways(workflow).equals(ways(composition.workflow()));
            default -> true;
        };
    }

    /** Whether the step says what was composed; how often it is tried makes no difference. */
    private boolean isUntouched(NodeId id) {
        Optional<Node> composed = composition.workflow().node(id);
        return composed.isPresent()
                && workflow.node(id)
                        .filter(now -> said(now).equals(said(composed.get())))
                        .isPresent();
    }

    private static List<Object> said(Node node) {
        return switch (node) {
            case Node.Call call -> List.of(call.operation(), call.with());
            case Node.Approval approval -> List.of(approval.approvers(), approval.quorum());
            case Node.If check -> List.of(check.condition());
            case Node.SetValues _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Input _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> List.of(node);
        };
    }

    private static List<Object> ways(Workflow some) {
        List<Object> ways = new ArrayList<>();
        for (Node node : some.nodes()) {
            if (node instanceof Node.If check) {
                ways.add(check.condition());
                some.edges().stream()
                        .filter(edge -> edge.from().equals(check.id()))
                        .map(Edge::when)
                        .forEach(when -> ways.add(String.valueOf(when)));
            }
        }
        return ways;
    }
}
