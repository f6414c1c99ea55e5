package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What does not fit is said in the modal, at its field, before it closes. */
class SlackModalTest extends SlackedParley {
    private static final Map<String, String> FITTING = Map.of(
            "input.size", "9", "input.sku", "AB-12", "input.day", "2030-01-31", "input.note", "Handle with care");

    private final String name = "Ask " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void each_value_that_does_not_fit_is_named_at_its_field_and_the_thread_stays_quiet() {
        OpenView form = asked();
        int before = SLACK.workspace().messages(channel).size();

        HttpResponse<String> answer = submit(form, Map.of("input.size", "12", "input.sku", "abc", "input.note", "  "));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode refused = json.readTree(answer.body());
        assertThat(refused.path("response_action").asString()).isEqualTo("errors");
        assertThat(refused.path("errors").propertyNames())
                .containsExactlyInAnyOrder("input.size", "input.sku", "input.day", "input.note");
        assertThat(refused.path("errors").path("input.size").asString()).isEqualTo("Give a number between 1 and 9.");
        assertThat(refused.path("errors").path("input.note").asString()).isEqualTo("This is needed.");

        assertThat(submit(form, FITTING).body()).isNullOrEmpty();
        awaitSaying("Filled in by");
        awaitSaying("*Done* · " + name);
        assertThat(SLACK.workspace().messages(channel).subList(before, before + 1))
                .noneSatisfy(message -> assertThat(message.seen()).contains("This is needed"));
    }

    @Test
    void slack_itself_holds_people_to_what_it_can() {
        OpenView form = asked();
        assertThat(element(form, "input.size").path("type").asString()).isEqualTo("number_input");
        assertThat(element(form, "input.size").path("max_value").asString()).isEqualTo("9");
        assertThat(element(form, "input.day").path("type").asString()).isEqualTo("datepicker");
        submit(form, FITTING);
        awaitSaying("*Done* · " + name);
    }

    @Test
    void the_input_of_a_failed_step_is_held_to_what_its_operation_takes() {
        farSystem.isDown();
        Http.Answer created = owner().post("/api/workflows", """
                {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
                 "nodes": [{"id": "send", "use": "test.post", "with": {"parcels": 1, "service": "normal", "lines": ["a"]}}],
                 "edges": [{"from": "trigger", "to": "send"}]}""".formatted(name));
        publish(created);
        command(ANA, "run " + name);
        Posted failure = awaitButton("Edit input");
        press(ANA, failure, "Edit input");
        Posted editing = awaitButton("Retry with this…");
        OpenView form = open(editing, "Retry with this…");

        assertThat(form.view().toString()).contains("Number of parcels");
        assertThat(element(form, "input.parcels").path("is_decimal_allowed").asBoolean(true))
                .isFalse();
        assertThat(element(form, "input.service").path("options").findValuesAsString("value"))
                .containsExactly("normal", "express");
        JsonNode broken = json.readTree(submit(form, Map.of("input.parcels", "1.5", "input.lines", "[]"))
                .body());
        assertThat(broken.path("errors").path("input.parcels").asString()).contains("a whole number");
        JsonNode refused = json.readTree(submit(form, Map.of("input.parcels", "0", "input.lines", "[\"a\","))
                .body());
        assertThat(refused.path("errors").path("input.parcels").asString()).isEqualTo("Give a number of at least 1.");
        assertThat(refused.path("errors").path("input.lines").asString()).startsWith("This is no JSON");

        farSystem.isWell();
        assertThat(submit(form, Map.of("input.parcels", "2")).body()).isNullOrEmpty();
        awaitSaying("*Done* · " + name);
        assertThat(farSystem.received().getLast().path("parcels").asInt()).isEqualTo(2);
    }

    private OpenView asked() {
        publish(owner().post("/api/workflows", """
                {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
                 "nodes": [{"id": "ask", "use": "human.input", "with": {"message": "What is in it?", "fields": [
                    {"name": "size", "type": "number", "required": true, "min": 1, "max": 9},
                    {"name": "sku", "type": "string", "required": true, "pattern": "[A-Z]{2}-[0-9]+"},
                    {"name": "day", "type": "date", "required": true},
                    {"name": "note", "type": "text", "required": true}]}}],
                 "edges": [{"from": "trigger", "to": "ask"}]}""".formatted(name)));
        command(ANA, "run " + name);
        return open(awaitSaying("*Input needed* · " + name), "Submit…");
    }

    private void publish(Http.Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Http.Answer published = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    private OpenView open(Posted card, String button) {
        int before = SLACK.workspace().views().size();
        press(ANA, card, button);
        await("a modal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> SLACK.workspace().views().size() > before);
        return SLACK.workspace().views().getLast();
    }

    private HttpResponse<String> submit(OpenView form, Map<String, String> typed) {
        return answer(signed().interaction(Gestures.submit(form, new HashMap<>(typed), ANA)));
    }

    private static JsonNode element(OpenView form, String input) {
        return form.view()
                .path("blocks")
                .valueStream()
                .filter(block -> block.path("block_id").asString("").equals(input))
                .findFirst()
                .orElseThrow()
                .path("element");
    }
}
