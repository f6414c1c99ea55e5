package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people see of a run that goes through a list. */
class LoopNarrationTest extends ChattingParley {
    @Test
    void the_live_message_counts_what_is_done_and_what_failed_while_the_loop_goes_on() {
        Chat chat = chat();
        String hook = live(chat, "file lines");
        file(hook, "1:10", "2:10", "refused:10", "4:2000", "5:10");
        JsonNode root = chat.awaitSaying("**File order lines** waits for role lead · 2 of 5 lines done, 1 failed");
        JsonNode step = root.findValue("steps").path(0);
        assertThat(step.path("title").asString()).isEqualTo("For each line");
        assertThat(step.path("status").asString()).isEqualTo("waiting");
        assertThat(step.path("detail").asString()).isEqualTo("2 of 5 lines done, 1 failed");

        chat.as(bo()).press("approval.approve");
        JsonNode done = chat.awaitSaying("**Done** · File order lines");
        assertThat(done.path("id")).isEqualTo(root.path("id"));
        assertThat(done.at("/blocks/0/style").asString()).isEqualTo("warning");
        assertThat(done.at("/blocks/0/text").asString()).contains("_4 of 5 lines done, 1 failed · ");
        assertThat(done.findValue("steps").path(0).path("detail").asString()).isEqualTo("4 of 5 lines done, 1 failed");
        assertThat(done.findValue("steps").findValuesAsString("title")).containsExactly("For each line", "Count them");
    }

    @Test
    void the_log_tells_the_first_rounds_then_what_fails_and_at_last_the_count() {
        Chat chat = chat();
        String hook = live(chat, "file lines");
        file(
                hook,
                IntStream.range(0, 40)
                        .mapToObj(i -> (i >= 20 ? "refused" : "L" + i) + ":10")
                        .toArray(String[]::new));
        chat.awaitSaying("**Done** · File order lines");
        chat.awaitSaying("Finished");
        List<String> lines = log(chat);
        assertThat(lines)
                .contains(
                        "- **For each line**: 40 lines; listed here: the first 3, and what fails",
                        "- **File the line (3)**: `{\"accepted\":true}`",
                        "- **For each line**: number 21 failed: The far system takes no such line.",
                        "- **For each line**: 20 of 40 lines done, 20 failed")
                .doesNotContain("- **File the line (4)**: `{\"accepted\":true}`");
        assertThat(lines.stream().filter(line -> line.contains("failed: "))).hasSize(10);
        assertThat(lines).hasSizeLessThan(25);
    }

    @Test
    void a_loop_that_fails_shows_what_it_had_got_done() {
        Chat chat = chat();
        String hook = live(chat, "file all lines or fail");
        file(hook, "1:10", "refused:10", "3:10");
        JsonNode root = chat.awaitSaying("**Failed** · File order lines");
        assertThat(root.path("blocks").findValuesAsString("text"))
                .contains("Got done before that:")
                .anySatisfy(text -> assertThat(text).startsWith("- accepted true"));
    }

    private static List<String> log(Chat chat) {
        return chat.messages().stream()
                .filter(message -> !message.path("thread").isMissingNode())
                .flatMap(message -> message.path("blocks").valueStream())
                .flatMap(block -> block.path("text").asString("").lines())
                .collect(Collectors.toList());
    }

    /** @param lines as {@code sku:total} */
    private void file(String hook, String... lines) {
        String body = List.of(lines).stream()
                .map(line -> line.split(":"))
                .map(line -> "{\"sku\":\"%s\",\"total\":%s}".formatted(line[0], line[1]))
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
        assertThat(anyone().post(hook, body).status()).isEqualTo(202);
    }
}
