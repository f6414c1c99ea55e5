package dev.parley.bot.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is is found by what is meant. */
class SearchTest extends StartedParley {
    @ParameterizedTest
    @CsvSource({
        "somebody has to sign off big purchases, template large-orders",
        "talk to my colleagues in a channel, system slack",
        "open a bug for the developers, system jira"
    })
    void a_wish_in_words_of_one_s_own_leads_somewhere(String wish, String found) {
        assertThat(found(wish)).contains(found);
    }

    @Test
    void a_workflow_is_found_by_what_it_does_and_only_once() {
        String id = owner().post("/api/workflows", """
                        {"parley": 1, "name": "Nightly", "trigger": {"type": "manual"},
                         "nodes": [{"id": "a", "use": "data.set", "title": "Back up the customer database", "with": {"values": {}}}],
                         "edges": [{"from": "trigger", "to": "a"}]}""").at("/id");
        owner().post("/api/workflows/" + id + "/publish", "{}");
        assertThat(found("save a copy of our clients' data")).containsOnlyOnce("workflow " + id);
    }

    @Test
    void words_without_a_meaning_here_find_nothing() {
        assertThat(found(" ")).isEmpty();
        assertThat(found("zxqv")).hasSizeLessThan(3);
    }

    private List<String> found(String wish) {
        return owner().get("/api/search?wish=" + URLEncoder.encode(wish, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .valueStream()
                .map(item ->
                        item.path("kind").asString() + " " + item.path("id").asString())
                .toList();
    }
}
