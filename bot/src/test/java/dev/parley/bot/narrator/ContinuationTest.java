package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs that hang together: those that wait for one another, call one another, or do one again with another input. */
class ContinuationTest extends ChattingParley {
    @Test
    void a_run_that_waits_for_its_turn_says_how_many_are_before_it_and_moves_up() {
        Chat chat = chat();
        String hook = live(chat, "guard one by one");
        post(hook, "{\"id\":\"Q-1\"}");
        chat.awaitSaying("**One by one** waits for anyone");
        post(hook, "{\"id\":\"Q-2\"}");
        post(hook, "{\"id\":\"Q-3\"}");
        chat.awaitSaying("**One by one** waits for its turn: it is next");
        JsonNode last = chat.awaitSaying("**One by one** waits for its turn: 1 ahead");

        chat.press("approval.approve");
        await().untilAsserted(() -> assertThat(chat.again(last).path("text").asString())
                .isEqualTo("**One by one** waits for its turn: it is next"));
    }

    @Test
    void a_run_that_calls_another_names_it_with_a_link_and_tells_its_outcome() {
        Chat chat = chat();
        live(chat, "pack");
        post(live(chat, "have it packed"), "{\"sku\":\"P-1\"}");
        JsonNode child = chat.awaitSaying("**Done** · Pack a parcel");
        String link =
                "[Pack a parcel](#/c/" + chat.id() + "/" + child.path("id").asString() + ")";
        chat.awaitSaying("**Let it be packed**: " + link + " is done");
        chat.awaitSaying("Called by");

        post(live(chat, "have it packed"), "{\"sku\":\"refused\"}");
        JsonNode failure = chat.awaitSaying("The called run failed: The far system takes no such line.");
        assertThat(failure.toString())
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} failed");
    }

    @Test
    void the_input_of_a_failed_step_can_be_edited_and_the_run_goes_on_with_it() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        farSystem.isDown();
        post(hook, "{\"id\":\"E-1\"}");
        JsonNode edit = awaitButton(chat, "run.edit");
        JsonNode card = chat.awaitSaying("run.edit");
        chat.press(edit);
        JsonNode form = chat.again(card);
        assertThat(form.findValue("label").asString()).isEqualTo("Id");
        assertThat(form.findParents("required").getFirst().path("value").asString())
                .isEqualTo("E-1");

        farSystem.isWell();
        chat.press(chat.button("run.edited").orElseThrow(), "input.id", "E-2");
        chat.awaitSaying("**Done** · Forward orders (again)\\n_id E-2 · ");
        assertThat(chat.again(card).toString()).contains("**Retried by Ana López**, with edited input");
        assertThat(farSystem.received().getLast().path("id").asString()).isEqualTo("E-2");
        chat.press(edit);
        assertThat(chat.last().path("text").asString()).contains("Ana López ran this again just now");
    }

    @Test
    void a_run_that_takes_too_long_says_so_and_takes_its_question_back() {
        Chat chat = chat();
        post(live(chat, "take too long"), "{}");
        JsonNode root = chat.awaitSaying("**Ran out of time** · Take too long");
        assertThat(root.findValue("steps").path(0).path("detail").asString("")).isNotEqualTo("cancelled");
        chat.awaitSaying("The run took too long; nothing is left to decide.");
        assertThat(chat.awaitSaying("run.replay").toString())
                .contains("The run took longer than the 1s")
                .doesNotContain("run.edit");
    }

    private static JsonNode awaitButton(Chat chat, String action) {
        return await(action)
                .until(() -> chat.button(action), Optional::isPresent)
                .orElseThrow();
    }

    private void post(String hook, String body) {
        assertThat(anyone().post(hook, body).status()).isEqualTo(202);
    }
}
