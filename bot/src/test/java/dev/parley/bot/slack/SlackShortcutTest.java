package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done from the menu of a message, and from Slack's own. */
class SlackShortcutTest extends SlackedParley {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "Triage " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_workflow_runs_on_a_message_and_reports_under_it() {
        published("""
                [{"name": "text", "type": "string", "required": true},
                 {"name": "author", "type": "string", "required": true},
                 {"name": "link", "type": "string", "required": false}]""");
        String ts = SLACK.workspace().say(channel, KIM, "The *printer* is on fire, <@" + BO + ">", "");
        OpenView form = choose(SLACK.workspace().message(channel, ts));
        submit(form, Map.of("workflow", name));

        Posted root = awaitSaying("*Done* · " + name);
        assertThat(root.thread()).isEqualTo(ts);
        JsonNode got = farSystem.received().getFirst();
        assertThat(got.path("text").asString()).isEqualTo("The *printer* is on fire, @bo");
        assertThat(got.path("author").asString()).isEqualTo("Kim");
        assertThat(got.path("link").asString()).endsWith("/archives/" + channel + "/p" + ts.replace(".", ""));
    }

    @Test
    void a_form_that_slack_sends_twice_starts_one_run() {
        published("""
                [{"name": "request", "type": "string", "required": true}]""");
        String ts = SLACK.workspace().say(channel, KIM, "Please", "");
        OpenView form = choose(SLACK.workspace().message(channel, ts));
        HttpRequest sent = signed().interaction(Gestures.submit(form, Map.of("workflow", name), ANA));
        ObjectNode rehashed = Gestures.submit(form, Map.of("workflow", name), ANA);
        rehashed.withObject("/view").put("hash", "2.again");
        assertThat(send(sent)).isEqualTo(200);
        assertThat(send(sent)).isEqualTo(200);
        assertThat(send(signed().interaction(rehashed))).isEqualTo(200);

        awaitSaying("*Done* · " + name);
        mention(ANA, "help");
        awaitSaying("Tell me what should happen");
        assertThat(farSystem.received()).hasSize(1);
    }

    @Test
    void what_the_message_does_not_say_is_asked_for_in_its_thread() {
        published("""
                [{"name": "text", "type": "string", "required": true},
                 {"name": "amount", "type": "number", "required": true}]""");
        String ts = SLACK.workspace().say(channel, KIM, "Refund me", "");
        submit(choose(SLACK.workspace().message(channel, ts)), Map.of("workflow", name));

        Posted asking = awaitSaying("I need a little more");
        assertThat(asking.thread()).isEqualTo(ts);
        assertThat(asking.json().toString()).contains("Refund me");
        assertThat(farSystem.received()).isEmpty();
    }

    @Test
    void a_workflow_of_the_chat_gets_the_message_as_what_was_said() {
        published("{\"type\": \"chat\", \"phrase\": \"summarize it\"}", """
                {"text": "{{trigger.output.text}}", "by": "{{trigger.output.by}}", "author": "{{input.author}}"}""");
        String ts = SLACK.workspace().say(channel, KIM, "A long story", "");
        submit(choose(SLACK.workspace().message(channel, ts)), Map.of("workflow", name));

        assertThat(awaitSaying("*Done* · " + name).thread()).isEqualTo(ts);
        assertThat(farSystem.received().getFirst())
                .isEqualTo(json.createObjectNode()
                        .put("text", "A long story")
                        .put("by", "Ana López")
                        .put("author", "Kim"));
    }

    @Test
    void where_parley_cannot_speak_it_reports_in_the_direct_messages() {
        published("""
                [{"name": "text", "type": "string", "required": true}]""");
        String hidden = SLACK.workspace().hidden("secret-" + UUID.randomUUID());
        String ts = SLACK.workspace().say(hidden, ANA, "Psst", "");
        submit(choose(SLACK.workspace().message(hidden, ts)), Map.of("workflow", name));

        String direct = SLACK.workspace().direct(ANA);
        awaitSaying(direct, "I am not where");
        awaitSaying(direct, "*Done* · " + name);
    }

    @Test
    void a_new_automation_is_begun_in_a_form_and_drafted_in_the_direct_messages() {
        int before = SLACK.workspace().views().size();
        assertThat(send(signed().interaction(Gestures.shortcut("new_automation", KIM))))
                .isEqualTo(200);
        OpenView form = opened(before);
        assertThat(form.view().toString()).contains("What should happen?");
        assertThat(send(signed().interaction(Gestures.submit(form, Map.of("wish", "guard orders"), KIM))))
                .isEqualTo(200);

        String direct = SLACK.workspace().direct(KIM);
        Posted head = awaitSaying(direct, "Kim wishes: guard orders");
        Posted question = awaitSaying(direct, "Who approves large orders?");
        assertThat(question.thread()).isEqualTo(head.ts());
    }

    private OpenView choose(Posted message) {
        int before = SLACK.workspace().views().size();
        assertThat(send(signed().interaction(Gestures.onMessage("run_workflow", message, ANA))))
                .isEqualTo(200);
        return opened(before);
    }

    private static OpenView opened(int before) {
        await("a form").atMost(PATIENCE).until(() -> SLACK.workspace().views().size() > before);
        return SLACK.workspace().views().getLast();
    }

    private void submit(OpenView form, Map<String, String> typed) {
        assertThat(send(signed().interaction(Gestures.submit(form, typed, ANA))))
                .isEqualTo(200);
    }

    /** Takes its inputs to the far system as they are. @param inputs as JSON */
    private void published(String inputs) {
        String with = json.readTree(inputs)
                .valueStream()
                .map(input -> input.path("name").asString())
                .map(input -> "\"%s\": \"{{input.%s}}\"".formatted(input, input))
                .collect(Collectors.joining(", "));
        published("{\"type\": \"manual\", \"inputs\": " + inputs + "}", "{" + with + "}");
    }

    private void published(String trigger, String with) {
        Http.Answer created = owner().post("/api/workflows", """
                        {"parley": 1, "name": "%s", "trigger": %s,
                         "nodes": [{"id": "post", "use": "test.post", "with": %s}],
                         "edges": [{"from": "trigger", "to": "post"}]}""".formatted(name, trigger, with));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Http.Answer live = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
    }
}
