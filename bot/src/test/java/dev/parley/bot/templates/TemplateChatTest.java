package dev.parley.bot.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Templates in the chat: chosen, filled in, published, and told where they were installed. */
class TemplateChatTest extends Story {
    @Test
    void the_list_has_a_button_for_each_and_no_template_is_named_without_its_use() {
        JsonNode rows = chat().say("Templates").last().path("blocks").path(0).path("rows");

        assertThat(rows.valueStream().map(row -> row.path("text").asString()))
                .contains("Large orders need a yes", "The Brief: what to know before a call");
        assertThat(rows.valueStream()).allSatisfy(row -> {
            assertThat(row.path("detail").asString()).isNotBlank();
            assertThat(row.at("/actions/0/label").asString()).isEqualTo("Install");
        });
    }

    @Test
    void what_a_team_says_becomes_a_draft_whose_runs_report_here() {
        Chat chat = chat().say("install large orders need a yes");
        JsonNode install = chat.button("template.install").orElseThrow();
        assertThat(chat.blocks("input").map(input -> input.path("value").asString("")))
                .containsExactly("1000", "owner", "");

        chat.press(install, "input.limit", "5", "input.approvers", "owner", "input.url", "http://localhost:1/orders");
        assertThat(chat.last().path("text").asString()).contains("**Large orders need a yes** is installed as a draft");
        chat.press("template.publish");
        assertThat(chat.last().path("text").asString()).contains("is live");
        chat.press("template.publish");
        assertThat(chat.last().path("text").asString()).contains("is live already");

        String workflow =
                chat.button("template.publish").orElseThrow().path("value").asString();
        String hook = owner().get("/api/workflows/" + workflow).at("/hookUrl");
        anyone().post(URI.create(hook).getPath(), "{\"id\": \"A-1\", \"total\": 7}");
        assertThat(chat.awaitSaying("approval.approve").toString()).contains("Order A-1 over 7", "For owner");
    }

    @Test
    void what_does_not_fit_is_said_at_its_field_and_nothing_is_installed() {
        Chat chat = chat().say("install large-orders");
        chat.press(chat.button("template.install").orElseThrow(), "input.limit", "many", "input.url", "");

        assertThat(chat.last().path("blocks").toString()).contains("Write a number here", "This is needed.");
        assertThat(chat.button("template.publish")).isEmpty();
    }

    @Test
    void other_words_that_begin_with_install_are_still_a_wish() {
        Chat chat = chat().say("install the update on all servers when a pull request is merged");
        assertThat(chat.last().has("question")).isTrue();
        assertThat(chat.button("template.install")).isEmpty();
    }
}
