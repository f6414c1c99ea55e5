package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.CANCELLED;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.FormResult;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code human.input}: somebody fills in a form. */
class FormTest extends RunningEngine {
    private static final Actor BEN = new Actor("user:ben", "Ben");
    private static final StepId FORM = StepId.parse("form");
    private static final String GOOD = "{\"name\": \"Bo\", \"size\": 3, \"fragile\": true}";
    private static final Trigger.Input[] FIELDS = {
        new Trigger.Input("name", "string", "Whose?", true),
        new Trigger.Input("size", "number", null, false),
        new Trigger.Input("fragile", "boolean", null, false)
    };

    private static Flow form(Duration expires) {
        return workflow().input("form", expires, FIELDS);
    }

    private FormResult fill(RunId run, String values) {
        return fill(run, FORM, values);
    }

    private FormResult fill(RunId run, StepId step, String values) {
        return runtime.fillIn(org, run, step, json(values), BEN);
    }

    private RunId asked() throws OverloadedException {
        return run(form(null).chain("form"));
    }

    @Test
    void what_is_filled_in_is_the_steps_output_with_who_did() throws Exception {
        RunId run = run(form(null)
                .set("told", "{\"text\": \"{{form.output.values.name}} by {{form.output.by}}\"}")
                .chain("form", "told"));
        assertThat(fill(run, GOOD)).isInstanceOf(FormResult.Taken.class);
        assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("{\"text\": \"Bo by Ben\"}"));
    }

    @Test
    void what_a_field_holds_beforehand_is_computed_when_somebody_is_asked() throws Exception {
        RunId run = run(workflow()
                .set("draft", "{\"text\": \"Dear Bo,\\nall is well.\", \"items\": 3}")
                .input(
                        "form",
                        null,
                        new Trigger.Input("body", "text", null, true, "{{draft.output.text}}"),
                        new Trigger.Input("items", "number", null, false, "{{draft.output.items}}"),
                        new Trigger.Input("note", "string", null, false))
                .chain("draft", "form"));
        awaitStatus(run, WAITING);
        assertThat(history.approvals(org, true, 100))
                .filteredOn(form -> form.run().equals(run))
                .singleElement()
                .satisfies(form -> assertThat(form.fields())
                        .extracting(Trigger.Input::value)
                        .containsExactly("Dear Bo,\nall is well.", "3", null));
        assertThat(fill(run, "{\"body\": \"Cheers\"}")).isInstanceOf(FormResult.Taken.class);
    }

    @Test
    void everything_that_does_not_fit_is_said_at_once_and_nothing_is_taken() throws Exception {
        RunId run = asked();
        assertThat(fill(run, "{\"size\": \"big\", \"fragile\": 1, \"color\": \"red\"}"))
                .isInstanceOfSatisfying(
                        FormResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "\"name\" is missing; it must be a text.",
                                        "\"size\" must be a number, but is \"big\".",
                                        "\"fragile\" must be true or false, but is 1.",
                                        "Nobody asked for \"color\"."));
        assertThat(look(run).status()).isEqualTo(WAITING);
        assertThat(fill(run, GOOD)).isInstanceOf(FormResult.Taken.class);
    }

    @Test
    void what_is_no_object_or_leaves_a_required_field_empty_is_refused() throws Exception {
        RunId run = asked();
        for (String values : List.of("[1]", "\"Bo\"", "null", "{\"name\": null}")) {
            assertThat(fill(run, values)).as(values).isInstanceOf(FormResult.Refused.class);
        }
    }

    @Test
    void what_is_not_required_may_be_left_out_or_empty() throws Exception {
        for (String values : List.of("{\"name\": \"Bo\"}", "{\"name\": \"Bo\", \"size\": null}")) {
            RunId run = asked();
            assertThat(fill(run, values)).as(values).isInstanceOf(FormResult.Taken.class);
            awaitEnd(run, SUCCEEDED);
        }
    }

    @Test
    void only_the_first_who_fills_it_in_counts() throws Exception {
        RunId run = run(form(null).approval("ok").chain("form", "ok"));
        Queue<FormResult> results = new ConcurrentLinkedQueue<>();
        List<Thread> people = IntStream.range(0, 20)
                .mapToObj(n -> Thread.ofVirtual().start(() -> results.add(fill(run, "{\"name\": \"" + n + "\"}"))))
                .toList();
        for (Thread person : people) {
            person.join();
        }
        assertThat(results).hasSize(20);
        assertThat(results.stream().filter(FormResult.Taken.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(FormResult.AlreadyGiven.class::isInstance))
                .hasSize(19);
    }

    @Test
    void a_form_that_nobody_is_asked_to_fill_in_takes_nothing() throws Exception {
        RunId run = asked();
        assertThat(fill(run, StepId.parse("other"), GOOD)).isInstanceOf(FormResult.NotAsked.class);
        assertThat(fill(new RunId(UUID.randomUUID()), GOOD)).isInstanceOf(FormResult.NotAsked.class);
        assertThat(runtime.fillIn(new OrgId(UUID.randomUUID()), run, FORM, json(GOOD), BEN))
                .isInstanceOf(FormResult.NotAsked.class);
    }

    @Test
    void the_form_of_a_cancelled_run_or_of_a_way_not_taken_is_not_asked() throws Exception {
        RunId cancelled = asked();
        runtime.cancel(org, cancelled, ANA, null);
        awaitEnd(cancelled, CANCELLED);
        assertThat(fill(cancelled, GOOD)).isInstanceOf(FormResult.NotAsked.class);

        RunId elsewhere = run(form(null)
                .when("way", "1 > 2")
                .approval("ok")
                .chain("way")
                .then("way", "form", "true")
                .then("way", "ok", "false"));
        awaitStatus(elsewhere, WAITING);
        assertThat(fill(elsewhere, GOOD)).isInstanceOf(FormResult.NotAsked.class);
    }

    @Test
    void a_form_waits_through_a_restart() throws Exception {
        RunId run = asked();
        restart();
        assertThat(fill(run, GOOD)).isInstanceOf(FormResult.Taken.class);
        awaitEnd(run, SUCCEEDED);
    }

    @Test
    void a_form_that_nobody_fills_in_leaves_by_its_expired_arrow() throws Exception {
        RunId run = run(form(Duration.ofMillis(50))
                .call("remind")
                .call("thank")
                .chain("form")
                .then("form", "remind", "expired")
                .then("form", "thank"));
        awaitEnd(run, SUCCEEDED);
        assertThat(operation.calls("remind")).isEqualTo(1);
        assertThat(operation.calls("thank")).isZero();
        assertThat(fill(run, GOOD)).isInstanceOf(FormResult.AlreadyGiven.class);
    }

    @Test
    void without_such_an_arrow_it_fails_also_when_the_engine_was_down_at_that_moment() throws Exception {
        RunId run = run(form(Duration.ofHours(1)).chain("form"));
        restartAfter(Duration.ofHours(2));
        assertThat(awaitEnd(run, FAILED).error().code()).isEqualTo("input_expired");
    }

    @Test
    void in_a_loop_each_round_has_its_form() throws Exception {
        RunId run = run(
                draft(
                        "each",
                        workflow()
                                .forEach("all", "input.list", 2, DEFAULT)
                                .within(
                                        "all",
                                        form(null)
                                                .set("got", "{\"name\": \"{{form.output.values.name}}\"}")
                                                .then("form", "got"))
                                .chain("all")),
                "{\"list\": [1, 2]}");
        assertThat(fill(run, FORM, GOOD)).isInstanceOf(FormResult.NotAsked.class);
        assertThat(fill(run, StepId.parse("all.1.form"), "{\"name\": \"b\"}")).isInstanceOf(FormResult.Taken.class);
        assertThat(fill(run, StepId.parse("all.0.form"), "{\"name\": \"a\"}")).isInstanceOf(FormResult.Taken.class);
        assertThat(awaitEnd(run, SUCCEEDED).output())
                .isEqualTo(json("{\"results\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"));
    }

    @Test
    void a_late_answer_to_the_form_of_a_round_that_is_over_is_told_so() throws Exception {
        RunId run = run(
                draft(
                        "late",
                        workflow()
                                .forEach("all", "input.list", 1, DEFAULT)
                                .within("all", form(null).chain("form"))
                                .approval("after")
                                .chain("all", "after")),
                "{\"list\": [1]}");
        assertThat(fill(run, StepId.parse("all.0.form"), GOOD)).isInstanceOf(FormResult.Taken.class);
        assertThat(fill(run, StepId.parse("all.0.form"), GOOD)).isInstanceOf(FormResult.AlreadyGiven.class);
        assertThat(fill(run, StepId.parse("all.7.form"), GOOD)).isInstanceOf(FormResult.NotAsked.class);
    }
}
