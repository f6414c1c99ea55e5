package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.run.Course.Refusal;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Node.Approval;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminders, escalation, delegation, and whom an approval asks. */
class AskingTest {
    private static final Actor ANA = person("ana");
    private static final Actor BO = person("bo");
    private static final Actor CY = person("cy");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void people_are_reminded_when_it_was_set_and_once_each_time() {
        Script script = given(asking(question().remind(HOUR, HOUR.multipliedBy(3))))
                .started()
                .later(HOUR)
                .later(Duration.ofMinutes(1))
                .later(HOUR.multipliedBy(2))
                .later(HOUR.multipliedBy(20))
                .is(WAITING);
        assertThat(count(script, ApprovalReminded.class)).isEqualTo(2);
        assertThat(script.state.wakeAt()).isEmpty();
    }

    @Test
    void reminders_that_were_missed_come_as_one() {
        Script script = given(asking(question().remind(HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(9))))
                .started()
                .later(HOUR.multipliedBy(5));
        assertThat(count(script, ApprovalReminded.class)).isOne();
        assertThat(script.state.wakeAt()).contains(script.now.plus(HOUR.multipliedBy(4)));
    }

    @Test
    void others_are_asked_as_well_once_nobody_has_decided_for_long_enough() {
        Script script = given(asking(question().escalate(HOUR, "bo"))).started();
        assertThat(asking(script).asked()).containsExactly("ana");
        script.later(HOUR).later(HOUR);
        assertThat(asking(script).asked()).containsExactly("ana", "bo");
        assertThat(count(script, ApprovalEscalated.class)).isOne();
        script.votes("ok", true, "bo").is(SUCCEEDED);
    }

    @Test
    void without_a_time_of_its_own_escalation_comes_half_way_to_expiry() {
        Script script =
                given(asking(question().escalate(null, "bo").expires(HOUR))).started();
        assertThat(script.state.wakeAt()).contains(script.now.plus(Duration.ofMinutes(30)));
        script.later(Duration.ofMinutes(30)).later(Duration.ofMinutes(30));
        assertThat(count(script, ApprovalClosed.class)).isOne();
    }

    @Test
    void a_question_that_has_expired_reminds_nobody_any_more() {
        Script script = given(
                        asking(question().remind(HOUR).escalate(HOUR, "bo").expires(HOUR.multipliedBy(2))))
                .started()
                .later(HOUR.multipliedBy(3))
                .is(SUCCEEDED);
        assertThat(count(script, ApprovalReminded.class)).isZero();
        assertThat(count(script, ApprovalEscalated.class)).isZero();
    }

    @Test
    void a_decision_ends_reminders() {
        Script script = given(asking(question().remind(HOUR)))
                .started()
                .votes("ok", true, "ana")
                .later(HOUR.multipliedBy(2));
        assertThat(count(script, ApprovalReminded.class)).isZero();
    }

    @Test
    void a_voice_counts_once_however_often_it_is_handed_on() {
        Script script = given(asking(question().quorum(2)))
                .started()
                .happened(delegated(ANA, BO))
                .happened(delegated(BO, CY));
        script.happened(vote(CY)).is(WAITING);
        assertThat(asking(script).course().hasVoted(ANA)).isTrue();
        assertThat(asking(script).course().hasVoted(BO)).isTrue();
        script.happened(vote(person("dora"))).is(SUCCEEDED);
    }

    @Test
    void a_voice_is_handed_on_once_and_never_in_circles() {
        Course course = asking(given(asking(question()))
                        .started()
                        .happened(delegated(ANA, BO))
                        .happened(delegated(BO, CY)))
                .course();
        assertThat(course.refusal(ANA, person("dora"))).contains(new Refusal.HandedOn(BO));
        assertThat(course.refusal(CY, ANA)).contains(new Refusal.InCircles());
        assertThat(course.refusal(CY, CY)).contains(new Refusal.InCircles());
        assertThat(course.refusal(person("dora"), CY)).contains(new Refusal.HasVoice());
        assertThat(course.refusal(CY, person("dora"))).isEmpty();
    }

    @Test
    void who_has_answered_has_nothing_left_to_hand_on() {
        Script script = given(asking(question().quorum(2))).started().happened(vote(ANA));
        assertThat(asking(script).course().refusal(ANA, BO)).contains(new Refusal.HasVoted());
        assertThat(asking(script).course().refusal(BO, ANA)).contains(new Refusal.HasVoice());
    }

    @Test
    void whom_to_ask_may_come_from_what_the_run_knows() {
        Script script = given(asking(question().asks("{{trigger.output.manager}}", "{{trigger.output.deputies}}")))
                .started("{\"manager\": \"ana\", \"deputies\": [\"bo\", \" cy \", \"ana\", null]}");
        assertThat(asked(script).approvers()).containsExactly("ana", "bo", "cy");
    }

    @Test
    void a_step_with_nobody_to_ask_fails_and_says_which_field_named_nobody() {
        Script script = given(asking(question().asks("{{trigger.output.manager}}")))
                .started("{\"manager\": \"\"}")
                .is(FAILED);
        var error = script.state.finished().error();
        assertThat(error.code()).isEqualTo("nobody_to_ask");
        assertThat(error.message()).contains("\"ok\"").contains("{{trigger.output.manager}}");
        assertThat(error.hint()).contains("replay");
    }

    @Test
    void an_object_is_no_name() {
        Script script = given(asking(question().asks("{{trigger.output.manager}}")))
                .started("{\"manager\": {\"id\": 7}}")
                .is(FAILED);
        assertThat(script.state.finished().error().code()).isEqualTo("not_people");
    }

    @Test
    void a_form_reminds_and_asks_others_as_an_approval_does() {
        Script script = given(form(HOUR.multipliedBy(9), List.of("bo"), HOUR, HOUR.multipliedBy(3)))
                .started()
                .later(HOUR)
                .later(HOUR.multipliedBy(2))
                .is(WAITING);
        assertThat(count(script, ApprovalReminded.class)).isEqualTo(2);
        assertThat(form(script).asked()).containsExactly("ana");
        script.later(HOUR.multipliedBy(2));
        assertThat(form(script).asked()).containsExactly("ana", "bo");
        assertThat(count(script, ApprovalEscalated.class)).isOne();
        assertThat(script.state.wakeAt()).contains(script.now.plus(HOUR.multipliedBy(4)));
    }

    @Test
    void a_form_that_has_expired_reminds_nobody_any_more() {
        Script script = given(form(HOUR.multipliedBy(2), List.of("bo"), HOUR))
                .started()
                .later(HOUR.multipliedBy(3))
                .is(FAILED);
        assertThat(count(script, ApprovalReminded.class)).isZero();
        assertThat(count(script, ApprovalEscalated.class)).isZero();
        assertThat(script.state.finished().error().code()).isEqualTo("input_expired");
    }

    @Test
    void a_form_is_handed_on() {
        Script script = given(form(null, List.of())).started().happened(delegated(ANA, BO));
        assertThat(form(script).course().handedTo(ANA)).contains(BO);
    }

    private static Flow form(Duration expires, List<String> escalateTo, Duration... remind) {
        return workflow()
                .step(new Node.Input(
                        new NodeId("ok"),
                        List.of("ana"),
                        "How many?",
                        List.of(new Trigger.Input("size", "number", null, true)),
                        expires,
                        escalateTo,
                        null,
                        List.of(remind),
                        NodeSettings.DEFAULT))
                .chain("ok");
    }

    private static NodeState.AskingInput form(Script script) {
        return (NodeState.AskingInput) script.state.nodes().get(new NodeId("ok"));
    }

    private static Flow asking(Question question) {
        return workflow().step(question.node()).chain("ok");
    }

    private static Question question() {
        return new Question();
    }

    /** What differs from one question to the next. */
    private static final class Question {
        private List<String> approvers = List.of("ana");
        private int quorum = 1;
        private Duration expires;
        private Duration escalateAfter;
        private List<String> escalateTo = List.of();
        private List<Duration> remind = List.of();

        Question asks(String... people) {
            approvers = List.of(people);
            return this;
        }

        Question quorum(int people) {
            quorum = people;
            return this;
        }

        Question expires(Duration after) {
            expires = after;
            return this;
        }

        Question remind(Duration... after) {
            remind = List.of(after);
            return this;
        }

        Question escalate(Duration after, String... people) {
            escalateAfter = after;
            escalateTo = List.of(people);
            return this;
        }

        Approval node() {
            return new Approval(
                    new NodeId("ok"),
                    approvers,
                    "Go on?",
                    quorum,
                    expires,
                    Approval.OnExpiry.APPROVE,
                    escalateTo,
                    escalateAfter,
                    remind,
                    NodeSettings.DEFAULT);
        }
    }

    private static Asking asking(Script script) {
        return (Asking) script.state.nodes().get(new NodeId("ok"));
    }

    private static ApprovalRequested asked(Script script) {
        return (ApprovalRequested) script.events.stream()
                .map(RecordedEvent::event)
                .filter(ApprovalRequested.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static long count(Script script, Class<? extends RunEvent> kind) {
        return script.events.stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .count();
    }

    private static RunEvent delegated(Actor by, Actor to) {
        return new ApprovalDelegated(StepId.parse("ok"), by, to, null);
    }

    private static RunEvent vote(Actor by) {
        return new RunEvent.ApprovalVoted(StepId.parse("ok"), true, by, null);
    }

    private static Actor person(String name) {
        return new Actor("user:" + name, name);
    }
}
