package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done is found by what is meant, also in words that no operation has. */
class OperationSearchTest extends StartedParley {
    private List<String> found(String wish) {
        return owner().get("/api/operations/search?wish=" + URLEncoder.encode(wish, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .findValuesAsString("operation");
    }

    @ParameterizedTest
    @CsvSource({
        "ping the team, slack.send_message",
        "have my manager sign this off, human.approval",
        "hold on for an hour, logic.delay",
        "shorten this long article, ai.summarize",
        "file a ticket for the developers, jira.create_issue",
        "go through each row, logic.for_each"
    })
    void a_wish_in_words_of_one_s_own_finds_its_operation(String wish, String operation) {
        assertThat(found(wish)).contains(operation);
    }

    @Test
    void words_without_a_meaning_here_find_nothing() {
        assertThat(found("purple elephants dancing")).isEmpty();
        assertThat(found(" ")).isEmpty();
    }
}
