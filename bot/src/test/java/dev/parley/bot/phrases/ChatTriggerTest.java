package dev.parley.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatTriggerTest extends ChattingParley {
    /** Every test has a word of its own: workflows outlive them. */
    private final String own = "k" + UUID.randomUUID().toString().replace("-", "");

    private void live(String phrase, String answer) {
        Http.Answer created =
                owner().post("/api/workflows", """
                {"parley": 1, "name": "%s", "trigger": {"type": "chat", "phrase": "%s"},
                 "nodes": [{"id": "answer", "use": "data.set", "with": {"values": {"text": "%s"}}}],
                 "edges": [{"from": "trigger", "to": "answer"}]}""".formatted(phrase.replaceAll("[{}]", ""), phrase, answer));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(owner().post("/api/workflows/" + created.at("/id") + "/publish")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_says_the_phrase_starts_the_workflow_and_is_told_there() {
        live(own + " SE for {question}", "{{input.question}} for {{trigger.output.by}}");
        Chat chat = chat().say(own + " se for the P99 numbers?");
        chat.awaitSaying("the P99 numbers for Ana López");
    }

    @Test
    void of_two_phrases_that_fit_the_one_with_more_fixed_words_is_meant() {
        live(own + " {anything}", "the vague one");
        live(own + " room {name}", "the sure one: {{input.name}}");
        chat().say(own + " room Berlin").awaitSaying("the sure one: Berlin");
    }

    @Test
    void other_words_are_still_a_wish() {
        live(own + " deploy", "never");
        Chat chat = chat().say(own + " deploy the docs when a pull request is merged");
        assertThat(chat.last().path("question").path("id").asString()).isEqualTo("approvers");
    }

    @Test
    void while_the_copilot_asks_words_are_its_answers() {
        live(own, "never");
        Chat chat = chat().say("guard orders").say(own);
        assertThat(chat.last().toString()).contains("draft.approve").doesNotContain("never");
    }

    @Test
    void a_phrase_that_keeps_two_things_under_one_name_is_refused() {
        Http.Answer saved = owner().post("/api/workflows", """
                {"parley": 1, "name": "Twice", "trigger": {"type": "chat", "phrase": "from {a} to {a}"},
                 "nodes": [{"id": "answer", "use": "data.set", "with": {"values": {"text": "x"}}}],
                 "edges": [{"from": "trigger", "to": "answer"}]}""");
        assertThat(saved.body()).contains("duplicate_input", "keeps two things under the name a");
    }
}
