package dev.parley.engine.testing;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.testing.Stage.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Difference.Part;
import dev.parley.engine.testing.StepResult.Status;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A recorded run is played again by the interpreter alone, against the workflow as it is now. */
class RehearsalTest {
    private static final Trigger.Input AMOUNT = new Trigger.Input("amount", "number", null, true);

    @Test
    void a_run_passes_its_own_test() {
        Flow flow = orders("input.total > 1000");
        Stage run = given(flow)
                .input("{\"total\": 1500}")
                .votes("ok", true, "ana", Duration.ofHours(3))
                .fails("file", false)
                .is(RunStatus.FAILED);
        assertThat(run.against(flow).comparison().isSame()).isTrue();
        assertThat(run.against(flow).notes()).isEmpty();
    }

    @Test
    void another_branch_shows_where_it_was_chosen_and_what_did_not_run() {
        Stage run = given(orders("input.total > 1000"))
                .input("{\"total\": 1500}")
                .votes("ok", true, "ana", Duration.ofHours(3))
                .answers("file", "{\"id\": 7}");
        assertThat(run.against(orders("input.total > 2000")).sentences())
                .containsExactly(
                        "Step \"large\" chose \"false\"; before, it chose \"true\".",
                        "What step \"large\" gives is false at /result; before, it was true.",
                        "Step \"ok\" did not run; before, it succeeded.",
                        "Step \"file\" did not run; before, it succeeded.");
    }

    @Test
    void what_a_call_would_send_is_part_of_the_test() {
        Stage run = given(sending("{\"to\": \"ana\", \"sum\": \"{{input.total}}\"}"))
                .input("{\"total\": 1500}")
                .answers("send", "{}");
        Difference difference = run.against(sending("{\"to\": \"ana\", \"sum\": \"{{input.total * 2}}\"}"))
                .comparison()
                .differences()
                .getFirst();
        assertThat(difference.part()).isEqualTo(Part.INPUT);
        assertThat(difference.path()).isEqualTo("/sum");
        assertThat(difference.sentence()).isEqualTo("What step \"send\" sends is 3000 at /sum; before, it was 1500.");
    }

    @Test
    void attempts_fail_and_succeed_in_the_order_they_did() {
        Flow patient =
                workflow().call("file", Flow.retry(3, Duration.ofMinutes(1))).chain("file");
        Stage run = given(patient)
                .fails("file", true)
                .fails("file", true)
                .answers("file", "{\"id\": 7}")
                .is(RunStatus.SUCCEEDED);
        assertThat(run.against(patient).comparison().isSame()).isTrue();

        Flow hasty =
                workflow().call("file", Flow.retry(1, Duration.ofMinutes(1))).chain("file");
        assertThat(run.against(hasty).sentences())
                .containsExactly(
                        "The run failed (http_500: The far system failed.); before, it succeeded.",
                        "Step \"file\" failed (http_500: The far system failed.); before, it succeeded.");
    }

    @Test
    void a_month_of_waiting_takes_no_time_and_a_question_nobody_answered_expires_again() {
        Flow flow = workflow()
                .delay("wait", "30d")
                .approval("ok", 1, Duration.ofDays(2), OnExpiry.REJECT)
                .set("late", "{\"started\": \"{{run.startedAt}}\"}")
                .chain("wait", "ok")
                .then("ok", "late", "expired");
        Stage run = given(flow).isSilent("ok").is(RunStatus.SUCCEEDED);
        assertThat(run.step("ok").choice()).isEqualTo("expired");
        assertThat(run.against(flow).comparison().isSame()).isTrue();
    }

    @Test
    void an_answer_that_took_longer_than_it_may_now_comes_too_late() {
        Stage run = given(asking(Duration.ofHours(24))).votes("ok", true, "ana", Duration.ofHours(3));
        assertThat(run.against(asking(Duration.ofHours(1))).sentences())
                .contains("Step \"ok\" chose \"rejected\"; before, it chose \"approved\".");
    }

    @Test
    void every_vote_is_played_so_that_a_higher_quorum_is_noticed() {
        Flow two = workflow().approval("ok", 2, null, OnExpiry.REJECT).chain("ok");
        Stage run = given(two)
                .votes("ok", true, "ana", Duration.ofMinutes(1))
                .votes("ok", true, "bo", Duration.ofMinutes(2))
                .is(RunStatus.SUCCEEDED);
        assertThat(run.against(two).comparison().isSame()).isTrue();
        Flow three = workflow().approval("ok", 3, null, OnExpiry.REJECT).chain("ok");
        assertThat(run.against(three).sentences())
                .containsExactly(
                        "The run waits without end; before, it succeeded.",
                        "Step \"ok\" did not come to its end; before, it succeeded.");
    }

    @Test
    void a_step_the_case_knows_nothing_of_gets_what_test_mode_answers_and_says_so() {
        Stage run = given(workflow().set("a", "{\"v\": 1}").chain("a"));
        Stage.Verdict verdict = run.against(
                workflow().set("a", "{\"v\": 1}").call("b").approval("c").chain("a", "b", "c"));
        assertThat(verdict.sentences())
                .containsExactly(
                        "Step \"b\" succeeded; before, it did not run.",
                        "Step \"c\" succeeded; before, it did not run.");
        assertThat(verdict.notes())
                .containsExactly(
                        "The case does not say what step \"b\" is answered; it got what test mode answers.",
                        "The case does not say what step \"c\" is answered; it got what test mode answers.");
    }

    @Test
    void a_called_workflow_that_was_not_recorded_fails_its_step() {
        Flow calling = workflow()
                .callWorkflow("bill", "Billing", "{}", NodeSettings.DEFAULT)
                .chain("bill");
        assertThat(given(calling).step("bill").error().code()).isEqualTo("not_recorded");
        Stage run = given(calling).answers("bill", "{\"paid\": true}").is(RunStatus.SUCCEEDED);
        assertThat(run.against(calling).comparison().isSame()).isTrue();
    }

    @Test
    void rounds_of_loops_are_compared_one_by_one() {
        Stage run = given(lines("each.item.total > 5"))
                .input("{\"lines\": [{\"total\": 1}, {\"total\": 9}, {\"total\": 7}]}")
                .answers("lines.1.file", "{\"id\": \"B\"}")
                .fails("lines.2.file", false);
        assertThat(run.against(lines("each.item.total > 5")).comparison().isSame())
                .isTrue();
        assertThat(run.against(lines("each.item.total > 8")).comparison().differences())
                .extracting(Difference::step, Difference::part, Difference::path)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(StepId.parse("lines.2.large"), Part.CHOICE, ""),
                        org.assertj.core.groups.Tuple.tuple(StepId.parse("lines.2.file"), Part.STATUS, ""))
                .noneMatch(difference -> difference.toList().getFirst().equals(StepId.parse("lines.1.file")));
    }

    @Test
    void a_form_that_asks_for_more_no_longer_takes_what_was_filled_in() {
        Stage run = given(workflow().input("ask", null, AMOUNT).chain("ask")).fillsIn("ask", "{\"amount\": 5}");
        run.is(RunStatus.SUCCEEDED);
        Trigger.Input reason = new Trigger.Input("reason", "string", null, true);
        Stage.Verdict verdict =
                run.against(workflow().input("ask", null, AMOUNT, reason).chain("ask"));
        assertThat(verdict.comparison().isSame()).isFalse();
        assertThat(verdict.notes())
                .containsExactly(
                        "What was filled in does not fit the form \"ask\" any more: \"reason\" is missing; it must be a text.");
    }

    @Test
    void an_event_is_brought_only_to_a_step_that_it_matches() {
        Stage run = given(waiting("event.order == input.order"))
                .input("{\"order\": 7}")
                .happens("paid", "{\"order\": 7, \"sum\": 10}")
                .is(RunStatus.SUCCEEDED);
        assertThat(run.against(waiting("event.order == input.order"))
                        .comparison()
                        .isSame())
                .isTrue();
        Stage.Verdict verdict = run.against(waiting("event.order == input.order && event.sum > 10"));
        assertThat(verdict.comparison().isSame()).isFalse();
        assertThat(verdict.notes())
                .containsExactly("The event that step \"paid\" was given does not match what it waits for now.");
    }

    @Test
    void a_run_that_ran_out_of_time_does_so_again() {
        Flow flow =
                workflow().limited(Duration.ofHours(1), null, 0).approval("ok").chain("ok");
        Stage run = given(flow).isSilent("ok").is(RunStatus.FAILED);
        assertThat(run.result().error().code()).isEqualTo("run_timeout");
        assertThat(run.step("ok").status()).isEqualTo(Status.ABANDONED);
        assertThat(run.against(flow).comparison().isSame()).isTrue();
    }

    @Test
    void an_answer_to_another_kind_of_step_is_refused() {
        Stage run = given(workflow().call("ok").chain("ok")).answers("ok", "{}");
        Stage.Verdict verdict = run.against(workflow().approval("ok").chain("ok"));
        assertThat(verdict.sentences()).contains("Step \"ok\" did not come to its end; before, it succeeded.");
        assertThat(verdict.notes())
                .containsExactly("What the case says that step \"ok\" is answered is no answer to such a step.");
    }

    private static Flow orders(String condition) {
        return workflow()
                .when("large", condition)
                .approval("ok")
                .call("file")
                .chain("large")
                .then("large", "ok", "true")
                .then("ok", "file", "approved");
    }

    private static Flow sending(String with) {
        return workflow().call("send", "test.call", with, NodeSettings.DEFAULT).chain("send");
    }

    private static Flow asking(Duration expires) {
        return workflow().approval("ok", 1, expires, OnExpiry.REJECT).chain("ok");
    }

    private static Flow waiting(String match) {
        return workflow().event("paid", "payment.received", match, null).chain("paid");
    }

    private static Flow lines(String condition) {
        return workflow()
                .forEach("lines", "input.lines", 2, Flow.continueOnError())
                .within(
                        "lines",
                        workflow().when("large", condition).call("file").then("large", "file", "true"))
                .chain("lines");
    }
}
