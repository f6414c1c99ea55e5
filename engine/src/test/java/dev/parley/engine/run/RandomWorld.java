package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.run.NodeState.AwaitingEvent;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everything outside of a run: calls answer in any order and any way, people and systems take their time or speak when nobody asks
 * them, somebody cancels, the process dies. Its calls fail never, sometimes or often.
 */
final class RandomWorld {
    private final Random random;
    private final int failurePercent;
    private final int salt;
    private boolean hasCrashed;

    RandomWorld(Random random) {
        this.random = random;
        this.failurePercent = any(0, 5, 15, 40);
        this.salt = random.nextInt();
    }

    static RandomWorld afterCrash(Random random) {
        RandomWorld world = new RandomWorld(random);
        world.hasCrashed = true;
        return world;
    }

    record Next(Play.Move move, Instant at, boolean isRecovery) {}

    private record Open(StepId step, NodeState at) {}

    Next next(RunState state, Instant now) {
        int roll = random.nextInt(100);
        boolean isCutOff = hasCrashed || roll < (state.interruption() == null ? 4 : 20);
        if (isCutOff) {
            hasCrashed = false;
            return new Next((with, at) -> with.recover(at, call -> isRepeatable(call.step()), now), now, true);
        }
        if (roll < 6 && state.interruption() == null) {
            return happens(new CancelRequested(Actor.PARLEY, null), now);
        }
        if (state.isQueued() && roll < 70) {
            return happens(new RunEvent.RunAdmitted(), now);
        }
        List<Open> open = new ArrayList<>();
        List<StepId> known = new ArrayList<>();
        state.forEachStep((step, at) -> {
            known.add(step);
            if (isOpen(at)) {
                open.add(new Open(step, at));
            }
        });
        if (roll < 11 && !known.isEmpty()) {
            return happens(uncalledFor(known.get(random.nextInt(known.size()))), now);
        }
        return open.isEmpty() || roll < 25 ? later(state, now) : answer(open.get(random.nextInt(open.size())), now);
    }

    private static boolean isOpen(NodeState at) {
        return at instanceof Running
                || at instanceof AwaitingRun
                || at instanceof NodeState.Asking
                || at instanceof AskingInput
                || at instanceof AwaitingEvent
                || at instanceof InDoubt;
    }

    /** Whether a call may be made twice is a matter of its operation, not of the moment. */
    private boolean isRepeatable(StepId step) {
        return new Random(step.node().hashCode() ^ salt).nextBoolean();
    }

    private Next later(RunState state, Instant now) {
        Instant wake = state.wakeAt().orElse(null);
        boolean isOnTime = wake != null && wake.isAfter(now) && random.nextBoolean();
        Instant at = isOnTime ? wake : now.plus(Duration.ofSeconds(random.nextInt(1_800)));
        return new Next((with, state1) -> with.advance(state1, List.of(), at), at, false);
    }

    private Next answer(Open open, Instant now) {
        return switch (open.at()) {
            case NodeState.Asking asking -> happens(said(open.step(), asking), now);
            case AskingInput asking ->
                happens(new InputGiven(open.step(), Forms.sample(asking.fields()), somebody()), now);
            case AwaitingEvent _ -> happens(new EventReceived(open.step(), Script.JSON.readTree("{\"n\": 1}")), now);
            case InDoubt _ -> happens(doubtResolved(open.step()), now);
            default -> random.nextInt(100) < failurePercent ? fails(open.step(), now) : succeeds(open.step(), now);
        };
    }

    private Next succeeds(StepId step, Instant now) {
        String output = "{\"ok\": %b, \"route\": \"%s\"}".formatted(random.nextBoolean(), any("", "x", "error"));
        return new Next(
                (with, at) -> with.advance(at, List.of(with.succeeded(step, Script.JSON.readTree(output))), now),
                now,
                false);
    }

    private Next fails(StepId step, Instant now) {
        StepError error = new StepError("http_500", "The far system failed.", null, random.nextInt(3) > 0);
        Instant retryAfter = random.nextInt(5) == 0 ? now.plusSeconds(random.nextInt(600)) : null;
        double jitter = random.nextDouble();
        return new Next(
                (with, at) -> with.advance(at, List.of(with.failed(at, step, error, retryAfter, now, jitter)), now),
                now,
                false);
    }

    /** A vote, or a delegation where one is possible. */
    private RunEvent said(StepId step, NodeState.Asking asking) {
        Actor by = somebody();
        Actor to = somebody();
        return random.nextInt(3) == 0 && asking.course().refusal(by, to).isEmpty()
                ? new RunEvent.ApprovalDelegated(step, by, to, null)
                : vote(step, random.nextInt(5) > 0);
    }

    /** What people say too late, or twice, or of a step that asks nothing. */
    private RunEvent uncalledFor(StepId step) {
        return random.nextBoolean() ? vote(step, random.nextBoolean()) : doubtResolved(step);
    }

    private ApprovalVoted vote(StepId step, boolean approve) {
        return new ApprovalVoted(step, approve, somebody(), random.nextBoolean() ? "because" : null);
    }

    private DoubtResolved doubtResolved(StepId step) {
        return new DoubtResolved(step, any(DoubtAnswer.values()), somebody());
    }

    private Actor somebody() {
        String name = any("ana", "ben", "cid", "dora");
        return new Actor("user:" + name, name);
    }

    private static Next happens(RunEvent event, Instant now) {
        return new Next((with, at) -> with.advance(at, List.of(event), now), now, false);
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
