package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Workflows that run too often to be told run by run. */
@TestPropertySource(properties = {"parley.chat.noise.runs-an-hour=3", "parley.chat.noise.hourly=2s"})
class QuietTest extends ChattingParley {
    @Test
    void a_quiet_workflow_tells_of_failures_at_once_and_of_the_others_in_a_digest() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        post(hook, "Q-1");
        chat.awaitSaying("id Q-1");
        chat.say("be quiet");
        JsonNode root = chat.awaitSaying("**Forward orders** is quiet now");
        post(hook, "Q-2");
        await("the order")
                .atMost(Duration.ofSeconds(60))
                .until(() -> farSystem.received().toString().contains("Q-2"));
        farSystem.isDown();
        post(hook, "Q-3");
        chat.awaitSaying("The far system answered 500");
        JsonNode digest = chat.awaitMessage(
                "a digest",
                message -> message.path("thread").equals(root.path("id"))
                        && message.toString().contains("1 failed"));
        assertThat(digest.toString()).contains("**Forward orders**, the last hour", "The far system answered 500");
        assertThat(chat.messages().toString()).doesNotContain("id Q-2");
    }

    @Test
    void loud_brings_every_run_back() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        post(hook, "L-1");
        chat.awaitSaying("id L-1");
        chat.say("only tell me about failures").awaitSaying("is quiet now");
        chat.say("loud").awaitSaying("every run of **Forward orders** again");
        post(hook, "L-2");
        chat.awaitSaying("id L-2");
    }

    @Test
    void quiet_is_proposed_once_to_those_who_hear_too_much() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        for (int run = 1; run <= 6; run++) {
            post(hook, "P-" + run);
        }
        chat.awaitSaying("has run more than 3 times within an hour");
        chat.awaitSaying("id P-6");
        assertThat(chat.messages().stream().filter(message -> message.toString().contains("has run more than")))
                .hasSize(1);
        chat.press("quiet.on").awaitSaying("is quiet now");
    }

    @Test
    void questions_come_at_once_and_runs_started_by_hand_are_told() {
        Chat chat = chat().say("guard orders");
        String hook = live(chat, "role:lead");
        anyone().post(hook, "{\"id\":\"G-1\",\"total\":1}");
        chat.awaitSaying("**Done** · Guard orders");
        chat.say("be quiet").awaitSaying("is quiet now");
        anyone().post(hook, "{\"id\":\"G-2\",\"total\":1500}");
        chat.awaitSaying("Post order G-2?");
        chat.as(bo()).press("approval.approve");
        chat.awaitSaying("**Approved by Bo**");
        chat.press("quiet.off").awaitSaying("every run of **Guard orders** again");
    }

    private void post(String hook, String id) {
        assertThat(anyone().post(hook, "{\"id\":\"" + id + "\"}").status()).isEqualTo(202);
    }

    @Test
    void a_workflow_that_runs_by_itself_can_be_quiet_from_the_message_that_says_it_is_live() {
        Chat chat = chat();
        live(chat, "forward orders");
        assertThat(chat.awaitSaying("is live").toString()).contains("Be quiet about its runs");
        chat.press("quiet.on").awaitSaying("**Forward orders** is quiet now");
        JsonNode again = chat.messages().stream()
                .flatMap(message -> message.path("blocks").valueStream())
                .flatMap(block -> block.path("actions").valueStream())
                .filter(action -> action.path("label").asString("").equals("Be quiet about its runs"))
                .findFirst()
                .orElseThrow();
        chat.press(again).awaitSaying("**Forward orders** is quiet already");
        chat.press("quiet.off").awaitSaying("I tell you about every run");
    }
}
