package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.brief.Brief;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules over what each call does to the world: added where they cannot hurt, advised where a person should choose. */
public final class Safeguards {
    /** Enough for a hiccup, over before a person wonders: waits of 1, 2 and 4 seconds. */
    private static final NodeSettings.Retry RETRY = new NodeSettings.Retry(3, Duration.ofSeconds(1));

    private static final Duration ANSWER_WITHIN = Duration.ofHours(24);

    private final OperationCatalog operations;

    public Safeguards(OperationCatalog operations) {
        this.operations = operations;
    }

    /** @param workflow with the safeguards that are applied */
    public record Guarded(Workflow workflow, List<Safeguard> safeguards) {}

    public Guarded guard(Workflow workflow, Brief brief) {
        List<Safeguard> safeguards = new ArrayList<>();
        List<Node> nodes = workflow.nodes().stream()
                .map(node -> switch (node) {
                    case Node.Call call -> call(call, workflow, brief, safeguards);
                    case Node.Approval approval -> approval(approval, safeguards);
                    case Node.SetValues _,
                            Node.If _,
                            Node.Switch _,
                            Node.Delay _,
                            Node.Input _,
                            Node.ForEach _,
                            Node.Repeat _,
                            Node.WaitForEvent _,
                            Node.CallWorkflow _,
                            Node.Stop _ -> node;
                })
                .toList();
        return new Guarded(
                new Workflow(workflow.name(), workflow.trigger(), nodes, workflow.edges(), workflow.settings()),
                List.copyOf(safeguards));
    }

    private Node call(Node.Call call, Workflow workflow, Brief brief, List<Safeguard> safeguards) {
        Effect effect = operations
                .find(call.operation())
                .map(operation -> operation.effect(call.with()))
                .orElse(Effect.WRITE);
        String id = call.id().value();
        String title = call.settings().title() == null ? id : call.settings().title();
        advise(call, effect, title, workflow, safeguards);
        NodeSettings.Retry retry = call.settings().retry() != null
                ? call.settings().retry()
                : brief.retries().value() == null
                        ? RETRY
                        : new NodeSettings.Retry(brief.retries().value(), RETRY.backoff());
        safeguards.add(new Safeguard(
                "retry",
                id,
                "\"" + title + "\" is tried again up to " + retry.max() + " times when it fails.",
                effect == Effect.READ
                        ? "Reading twice changes nothing, and most failures are over in a second."
                        : "Every attempt carries the same Idempotency-Key, so a far system that honours it acts once.",
                true));
        NodeSettings old = call.settings();
        return new Node.Call(
                call.id(),
                call.operation(),
                call.with(),
                new NodeSettings(old.title(), old.in(), old.join(), old.onError(), retry, old.timeout()));
    }

    private static void advise(
            Node.Call call, Effect effect, String title, Workflow workflow, List<Safeguard> safeguards) {
        String id = call.id().value();
        boolean isErrorStep =
                workflow.edges().stream().anyMatch(edge -> edge.to().equals(call.id()) && edge.isErrorPath());
        if (effect != Effect.READ && !isErrorStep && !isApproved(call.id(), workflow)) {
            safeguards.add(new Safeguard(
                    "approval",
                    id,
                    "\"" + title
                            + "\" happens without anyone looking first. Say \"add an approval before it\" to change that.",
                    reason(effect),
                    false));
        }
        boolean hasErrorPath =
                workflow.edges().stream().anyMatch(edge -> edge.from().equals(call.id()) && edge.isErrorPath());
        if (effect != Effect.READ && !hasErrorPath && !isErrorStep) {
            safeguards.add(new Safeguard(
                    "error_path",
                    id,
                    "If \"" + title + "\" still fails, the run stops and this conversation shows why, with Retry.",
                    "Say \"if it fails, POST to https://…\" to have something else told as well.",
                    false));
        }
    }

    private static String reason(Effect effect) {
        return switch (effect) {
            case DELETE -> "What is deleted cannot be brought back from here.";
            case SEND -> "What is sent to people cannot be taken back.";
            case SPEND -> "It spends money.";
            case WRITE, READ -> "It changes another system.";
        };
    }

    private static Node approval(Node.Approval approval, List<Safeguard> safeguards) {
        if (approval.expires() != null) {
            return approval;
        }
        safeguards.add(new Safeguard(
                "limit",
                approval.id().value(),
                "An approval nobody answers within 24 hours counts as a no.",
                "A forgotten question would keep the run waiting for ever.",
                true));
        return new Node.Approval(
                approval.id(),
                approval.approvers(),
                approval.message(),
                approval.quorum(),
                ANSWER_WITHIN,
                Node.Approval.OnExpiry.REJECT,
                approval.escalateTo(),
                approval.settings());
    }

    /** Whether some way to this step leads through a person. */
    private static boolean isApproved(NodeId step, Workflow workflow) {
        Set<NodeId> seen = new HashSet<>();
        List<NodeId> left = new ArrayList<>(List.of(step));
        while (!left.isEmpty()) {
            NodeId at = left.removeLast();
            if (seen.add(at)) {
                if (workflow.node(at).filter(Node.Approval.class::isInstance).isPresent()) {
                    return true;
                }
                workflow.edges().stream()
                        .filter(edge -> edge.to().equals(at))
                        .map(Edge::from)
                        .forEach(left::add);
            }
        }
        return false;
    }
}
