package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Course.Refusal;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.DelegationResult;
import dev.parley.engine.runtime.Runtime.VoteResult;
import dev.parley.engine.workflow.Node.Approval;
import dev.parley.engine.workflow.NodeSettings;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reminders, escalation and delegation on disk. */
class AskingAgainTest extends RunningEngine {
    private static final StepId OK = StepId.parse("ok");
    private static final Actor BO = new Actor("user:bo", "Bo");
    private static final Actor CY = new Actor("user:cy", "Cy");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void what_fell_due_while_nothing_ran_comes_once_after_the_start() throws Exception {
        RunId run = asked(1);
        restartAfter(HOUR.multipliedBy(3));
        await(run, ApprovalReminded.class);
        await(run, ApprovalEscalated.class);
        restart();
        restartAfter(HOUR);
        assertThat(count(run, ApprovalReminded.class)).isOne();
        assertThat(count(run, ApprovalEscalated.class)).isOne();
        assertThat(question(run).approvers()).containsExactly("user:ana", "user:bo", "user:dee");
        assertThat(question(run).course().remindedAt()).isNotNull();
    }

    @Test
    void a_delegation_survives_and_its_voice_counts_once() throws Exception {
        RunId run = asked(2);
        assertThat(delegate(run, ANA, CY)).isInstanceOf(DelegationResult.Delegated.class);
        restart();
        assertThat(delegate(run, CY, ANA)).isEqualTo(new DelegationResult.Refused(new Refusal.InCircles()));
        assertThat(runtime.vote(org, run, OK, true, CY, null)).isEqualTo(new VoteResult.Counted(null));
        assertThat(runtime.vote(org, run, OK, true, ANA, null)).isInstanceOf(VoteResult.AlreadyVoted.class);
        assertThat(question(run).course().delegations()).singleElement().satisfies(handed -> {
            assertThat(handed.by()).isEqualTo(ANA);
            assertThat(handed.to()).isEqualTo(CY);
        });
        assertThat(runtime.vote(org, run, OK, true, BO, null)).isEqualTo(new VoteResult.Counted("approved"));
        awaitEnd(run, SUCCEEDED);
        assertThat(delegate(run, BO, CY)).isInstanceOf(DelegationResult.NotAsked.class);
    }

    private RunId asked(int quorum) throws OverloadedException {
        return run(workflow()
                .step(new Approval(
                        new NodeId("ok"),
                        List.of("user:ana", "user:bo"),
                        "Go on?",
                        quorum,
                        null,
                        Approval.OnExpiry.REJECT,
                        List.of("user:dee"),
                        HOUR.multipliedBy(2),
                        List.of(HOUR),
                        NodeSettings.DEFAULT))
                .chain("ok"));
    }

    private DelegationResult delegate(RunId run, Actor by, Actor to) {
        return runtime.delegate(org, run, OK, by, to, "away");
    }

    private ApprovalSummary question(RunId run) {
        return history.approval(org, run + ".ok").orElseThrow();
    }

    private long count(RunId run, Class<? extends RunEvent> kind) {
        return history.events(org, run).stream()
                .filter(recorded -> kind.isInstance(recorded.event()))
                .count();
    }

    private void await(RunId run, Class<? extends RunEvent> kind) {
        Awaitility.await(kind.getSimpleName()).until(() -> count(run, kind) > 0);
    }
}
