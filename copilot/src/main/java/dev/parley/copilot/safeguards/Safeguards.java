package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules over what a workflow does to the world: grave ones hold unless a person declined them, the others are advice. */
public final class Safeguards {
    private final List<Rule> rules;

    /** @param more rules, looked at last */
    public Safeguards(List<Rule> more) {
        // Approvals first: what they guard needs no other caution for the same reason.
        List<Rule> all = new ArrayList<>(List.of(
                new ApprovalRule(),
                new AnswerRule(),
                new RetryRule(),
                new ErrorPathRule(),
                new BulkRule(),
                new PersonalDataRule(),
                new EndlessRule(),
                new SecretRule(),
                new OpenWebhookRule()));
        all.addAll(more);
        this.rules = List.copyOf(all);
    }

    /**
     * @param workflow with the safeguards that are applied
     * @param safeguards the gravest first, equal ones told as one
     * @param findings about grave ones that a person declined
     * @param askedBefore the steps before which a safeguard asks a person
     */
    public record Guarded(
            Workflow workflow, List<Safeguard> safeguards, List<Finding> findings, Set<NodeId> askedBefore) {}

    public Guarded guard(Scene scene, Decisions decisions) {
        Scene at = scene;
        List<Placed> placed = new ArrayList<>();
        for (Rule rule : rules) {
            for (Guard guard : rule.look(at, decisions)) {
                State state = state(guard, decisions);
                if (state == State.APPLIED && guard.remedy() != null) {
                    at = at.with(guard.remedy().apply(at.workflow()));
                }
                placed.add(new Placed(guard, state, at.title(guard.step())));
            }
        }
        Scene last = at;
        Set<NodeId> asked = placed.stream()
                .filter(one ->
                        one.state() == State.APPLIED && one.guard().kind().equals(ApprovalRule.KIND))
                .map(one -> last.outermost(one.guard().step()))
                .collect(Collectors.toSet());
        return new Guarded(at.workflow(), Merging.told(placed), declined(placed, decisions), asked);
    }

    private static State state(Guard guard, Decisions decisions) {
        if (guard.isHeard()) {
            return State.APPLIED;
        }
        State accepted = guard.remedy() == null ? State.PROPOSED : State.APPLIED;
        return decisions
                .of(guard.kind(), guard.step())
                .map(isAccepted -> isAccepted ? accepted : State.DECLINED)
                .orElse(guard.isDefault() ? State.APPLIED : State.PROPOSED);
    }

    private static List<Finding> declined(List<Placed> placed, Decisions decisions) {
        return placed.stream()
                .filter(one -> one.state() == State.DECLINED && one.guard().gravity() == Gravity.GRAVE)
                .map(one -> Finding.warn(
                        "safeguard_declined",
                        Objects.requireNonNull(one.guard().step().value()),
                        "\"" + one.title() + "\" happens without anyone being asked: "
                                + decisions.decider(
                                        one.guard().kind(), one.guard().step()) + " left the approval out.",
                        "Say \"add the approval\" to have it back."))
                .toList();
    }

    /** A safeguard with what became of it. */
    record Placed(Guard guard, State state, String title) {}
}
