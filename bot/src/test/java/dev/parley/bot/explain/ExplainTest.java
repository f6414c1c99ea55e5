package dev.parley.bot.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** "Explain", as a button and in words, without a model. */
class ExplainTest extends ChattingParley {
    @Test
    void a_failure_is_explained_in_plain_words_with_what_to_do() {
        Chat chat = failed("X-1");
        chat.press("run.explain");
        JsonNode said = chat.awaitSaying("Why it failed");
        assertThat(said.path("text").asString()).startsWith("**Forward orders** failed after");
        assertThat(said.toString())
                .contains(
                        "at “Post”", "trouble of its own", "The far system answered 500.", "Ask its owner, then Retry.")
                .contains("- **Post** failed", "run.retry");
    }

    @Test
    void words_ask_about_the_last_failure_here() {
        Chat chat = failed("X-2");
        chat.say("why did it fail?");
        assertThat(chat.last().toString()).contains("Why it failed at “Post”");
        farSystem.isWell();
        chat.press("run.retry");
        chat.awaitSaying("**Done** · Forward orders");
    }

    @Test
    void a_run_that_waits_is_explained_by_whom_it_waits_for() {
        Chat chat = chat().say("guard orders");
        anyone().post(live(chat, "role:lead"), "{\"id\":\"X-3\",\"total\":1500}");
        chat.awaitSaying("Post order X-3?");
        chat.say("explain");
        assertThat(chat.last().toString())
                .contains("is waiting", "came to “true”", "It waits for role lead", "Without a turn: Post");
        chat.press("run.cancel");
    }

    @Test
    void what_was_never_run_is_said_so() {
        assertThat(chat().say("explain 01234567-89ab-7def-8123-456789abcdef")
                        .last()
                        .path("text")
                        .asString())
                .contains("There is no run");
    }

    private Chat failed(String id) {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        farSystem.isDown();
        anyone().post(hook, "{\"id\":\"" + id + "\"}");
        chat.awaitSaying("run.explain");
        return chat;
    }
}
