package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.Frame;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What people see of a run in its conversation. */
class NarrationTest extends ChattingParley {
    @Autowired
    Narrator narrator;

    @Autowired
    WorkflowCatalog catalog;

    @Test
    void a_run_has_one_live_message_with_its_steps_and_its_log_beneath() {
        Chat chat = chat();
        post(live(chat, "forward orders"), "A-1");
        JsonNode root = chat.awaitSaying("**Done** · Forward orders");
        assertThat(root.at("/blocks/0/text").asString())
                .matches("\\*\\*Done\\*\\* · Forward orders\n_id A-1 · (under )?\\d.\\d s_");
        assertThat(root.findValue("steps").at("/0/status").asString()).isEqualTo("done");
        assertThat(root.findValue("folded").asBoolean()).isTrue();
        assertThat(root.toString()).contains("Accepted", "true").doesNotContain("run.cancel", "null");
        // One message, or several where the run took its time.
        await().untilAsserted(() -> assertThat(chat.messages().stream()
                        .filter(message -> message.path("thread").equals(root.path("id")))
                        .map(JsonNode::toString)
                        .collect(Collectors.joining()))
                .contains("Started by a webhook call", "**Post**", "Finished"));
        assertThat(chat.messages().stream().filter(message -> message.toString().contains("**Done** · Forward orders")))
                .hasSize(1);
    }

    @Test
    void an_approval_is_asked_for_in_the_conversation_and_the_card_shows_who_decided() {
        Chat chat = chat().say("guard orders");
        String hook = live(chat, "role:lead");
        order(hook, "A-7", 1500);
        JsonNode approve = awaitButton(chat, "approval.approve");
        JsonNode card = chat.awaitSaying("**Approval needed** · Guard orders");
        assertThat(card.toString()).contains("Post order A-7?", "role lead");
        chat.awaitSaying("**Guard orders** waits for role lead");

        chat.as(bo()).press(approve, "comment", "looks right");
        JsonNode decided = chat.awaitSaying("Approved by Bo");
        assertThat(decided.path("id")).isEqualTo(card.path("id"));
        assertThat(decided.toString()).contains("looks right").doesNotContain("\"buttons\"", "\"input\"");
        chat.awaitSaying("**Done** · Guard orders");
        assertThat(farSystem.received()).hasSize(1);
    }

    @Test
    void a_second_click_changes_nothing_and_is_answered_kindly() {
        Chat chat = chat().say("guard orders");
        order(live(chat, "role:lead"), "A-8", 1500);
        JsonNode approve = awaitButton(chat, "approval.approve");
        JsonNode reject = chat.button("approval.reject").orElseThrow();
        chat.as(bo()).press(approve);
        chat.press(approve);
        assertThat(chat.awaitSaying("Bo approved this just now").path("from").asString())
                .isEqualTo("bot");
        chat.awaitSaying("**Done** · Guard orders");
        chat.press(reject);
        assertThat(farSystem.received()).hasSize(1);
    }

    @Test
    void who_was_not_asked_is_told_who_was() {
        Chat chat = chat().say("guard orders");
        order(live(chat, "user:carla"), "A-9", 1500);
        JsonNode approve = awaitButton(chat, "approval.approve");
        chat.as(bo()).press(approve);
        assertThat(chat.last().path("text").asString()).contains("carla");
        assertThat(chat.button("approval.approve")).isPresent();
    }

    @Test
    void a_rejected_approval_shows_so_and_the_run_ends_well() {
        Chat chat = chat().say("guard orders");
        order(live(chat, "role:lead"), "A-10", 1500);
        chat.as(bo()).press(awaitButton(chat, "approval.reject"));
        chat.awaitSaying("**Rejected by Bo** · <");
        JsonNode root = chat.awaitSaying("**Rejected by Bo** · Guard orders");
        assertThat(root.at("/blocks/0/style").asString()).isEqualTo("warning");
        assertThat(farSystem.received()).isEmpty();
    }

    @Test
    void a_cancelled_run_takes_its_question_back() {
        Chat chat = chat().say("guard orders");
        order(live(chat, "role:lead"), "A-11", 1500);
        JsonNode approve = awaitButton(chat, "approval.approve");
        JsonNode cancel = chat.button("run.cancel").orElseThrow();
        chat.press(cancel);
        chat.awaitSaying("Cancelled by Ana López");
        JsonNode card = chat.awaitSaying("nothing is left to decide");
        assertThat(card.toString()).doesNotContain("\"buttons\"");
        chat.press(approve);
        assertThat(chat.last().path("text").asString()).contains("cancelled");
        chat.press(cancel);
        assertThat(chat.last().path("text").asString()).contains("had ended");
    }

    @Test
    void a_failure_has_a_card_with_its_reason_and_one_retry_however_often_it_is_pressed() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        farSystem.isDown();
        post(hook, "F-1");
        JsonNode retry = awaitButton(chat, "run.retry");
        JsonNode card = chat.awaitSaying("Run again from the start");
        assertThat(card.toString()).contains("answered 500", "Ask its owner");
        chat.awaitSaying("**Failed** · Forward orders");

        farSystem.isWell();
        chat.press(retry).press(retry);
        assertThat(chat.again(card).toString()).contains("Retried by Ana López").doesNotContain("\"buttons\"");
        chat.awaitSaying("Ana López ran this again just now");
        chat.awaitSaying("**Done** · Forward orders (again)");
        assertThat(farSystem.received()).hasSize(1);
    }

    @Test
    void runs_that_come_too_fast_are_counted_in_one_message() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        for (int i = 0; i < 60; i++) {
            post(hook, "M-" + i);
        }
        await().untilAsserted(() -> assertThat(counted(chat)).isEqualTo(40));
        assertThat(chat.messages().stream().filter(message -> message.toString().contains("**Done** · Forward orders")))
                .hasSize(20);
    }

    private static int counted(Chat chat) {
        return chat.messages().stream()
                .map(message -> message.path("text").asString())
                .filter(text -> text.matches("(?s)\\d+ more runs? of .*succeeded.*"))
                .mapToInt(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))))
                .sum();
    }

    @Test
    void what_happened_while_nobody_told_it_is_told_afterwards() {
        Chat chat = chat().say("guard orders");
        String hook = live(chat, "role:lead");
        order(hook, "A-12", 1500);
        JsonNode approve = awaitButton(chat, "approval.approve");
        narrator.stop();
        chat.as(bo()).press(approve);
        order(hook, "A-13", 10);
        await().until(() -> farSystem.received().size() == 2);
        narrator.start();
        chat.awaitSaying("Approved by Bo");
        await().untilAsserted(() -> assertThat(chat.messages().stream()
                        .filter(message -> message.toString().contains("**Done** · Guard orders")))
                .hasSize(2));
    }

    @Test
    void a_step_in_doubt_asks_for_one_of_three_answers_and_shows_the_one_given() {
        Chat chat = chat();
        live(chat, "forward orders");
        OrgId org = new OrgId(jdbc.sql("SELECT org_id FROM conversation WHERE id = :id")
                .param("id", UUID.fromString(chat.id()))
                .query(UUID.class)
                .single());
        Instant now = Instant.now();
        RunId run = RunId.at(now, UUID.randomUUID());
        NodeId post = new NodeId("post");
        StepId step = StepId.of(post);
        JsonNode nothing = json.createObjectNode();
        var started = new RunStarted(
                catalog.list(org).stream()
                        .map(some -> new WorkflowRef(some.id(), some.revision()))
                        .findFirst()
                        .orElseThrow(),
                Mode.LIVE,
                "webhook",
                nothing,
                nothing,
                Actor.PARLEY,
                chat.id(),
                null);
        narrator.recorded(
                org,
                state(run, 3, started, now, new Frame(Map.of(post, new NodeState.InDoubt(1)))),
                List.of(
                        new RecordedEvent(1, now, started),
                        new RecordedEvent(2, now, new NodeStarted(step, 1, nothing)),
                        new RecordedEvent(3, now, new StepInDoubt(step, 1))));
        JsonNode card = chat.awaitSaying("needs you to look");
        assertThat(card.findValuesAsString("id")).contains("doubt.retry", "doubt.done", "doubt.stop");

        var answered = new DoubtResolved(step, DoubtAnswer.DONE, new Actor("user:bo", "Bo"));
        var done = new NodeState.Succeeded(json.nullNode(), null, now);
        narrator.recorded(
                org,
                state(run, 4, started, now, new Frame(Map.of(post, done))),
                List.of(new RecordedEvent(4, now, answered)));
        JsonNode after = chat.awaitSaying("Bo: it happened, go on");
        assertThat(after.path("id")).isEqualTo(card.path("id"));
        assertThat(after.toString()).doesNotContain("\"buttons\"");
    }

    private static RunState state(RunId run, long seq, RunStarted started, Instant at, Frame steps) {
        return new RunState(run, seq, started, at, at, steps, Map.of(), null, null, null);
    }

    private static JsonNode awaitButton(Chat chat, String action) {
        return await(action)
                .until(() -> chat.button(action), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void post(String hook, String id) {
        assertThat(anyone().post(hook, "{\"id\":\"" + id + "\"}").status()).isEqualTo(202);
    }

    private void order(String hook, String id, int total) {
        assertThat(anyone().post(hook, "{\"id\":\"" + id + "\",\"total\":" + total + "}")
                        .status())
                .isEqualTo(202);
    }
}
