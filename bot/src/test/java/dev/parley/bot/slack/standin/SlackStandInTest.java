package dev.parley.bot.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SlackStandInTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SECTION = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]";

    private final SlackStandIn slack = SlackStandIn.started();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String orders = slack.workspace().channel("orders");

    @AfterEach
    void close() {
        http.close();
        slack.close();
    }

    @Test
    void what_is_posted_is_read_as_a_transcript() throws Exception {
        String ana = slack.workspace().person("Ana", "ana@acme.test");
        String root = slack.workspace().say(orders, ana, "Approve it?", "");
        form(
                "chat.postMessage",
                Map.of(
                        "channel",
                        orders,
                        "thread_ts",
                        root,
                        "text",
                        "fallback",
                        "blocks",
                        SECTION.formatted("*Done* &amp; dusted")));

        assertThat(slack.workspace().transcript(orders)).isEqualTo("Ana: Approve it?\n    Parley: *Done* & dusted");
    }

    @Test
    void json_and_forms_are_the_same_to_it() throws Exception {
        ObjectNode body = Reply.json().put("channel", orders).put("text", "as JSON");
        body.set("blocks", JSON.readTree(SECTION.formatted("as JSON")));
        JsonNode answer = read(send("chat.postMessage", "application/json; charset=utf-8", body.toString()));
        form(
                "chat.update",
                Map.of(
                        "channel",
                        orders,
                        "ts",
                        answer.path("ts").asString(),
                        "text",
                        "as form",
                        "blocks",
                        SECTION.formatted("as form")));

        assertThat(slack.workspace().transcript(orders)).isEqualTo("Parley: as form");
        assertThat(slack.calls()).extracting(ApiCall::method).containsExactly("chat.postMessage", "chat.update");
        assertThat(slack.calls()).allMatch(ApiCall::isOk);
    }

    @Test
    void later_messages_have_later_names() throws Exception {
        String first = form("chat.postMessage", Map.of("channel", orders, "text", "1"))
                .path("ts")
                .asString();
        String second = form("chat.postMessage", Map.of("channel", orders, "text", "2"))
                .path("ts")
                .asString();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void what_slack_refuses_is_refused_and_says_why() throws Exception {
        assertThat(error("chat.postMessage", Map.of("channel", orders))).isEqualTo("no_text");
        assertThat(error("chat.postMessage", Map.of("channel", "C0NONE", "text", "x")))
                .isEqualTo("channel_not_found");
        assertThat(error("chat.update", Map.of("channel", orders, "ts", "1.2", "text", "x")))
                .isEqualTo("message_not_found");
        JsonNode tooLong = form(
                "chat.postMessage",
                Map.of("channel", orders, "text", "x", "blocks", SECTION.formatted("x".repeat(3_001))));
        assertThat(tooLong.path("error").asString()).isEqualTo("invalid_blocks");
        assertThat(tooLong.path("errors").path(0).asString())
                .isEqualTo("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
        slack.workspace().archive(orders);
        assertThat(error("chat.postMessage", Map.of("channel", orders, "text", "x")))
                .isEqualTo("is_archived");
    }

    @Test
    void an_update_takes_a_shorter_text_than_a_post() throws Exception {
        String text = "x".repeat(4_001);
        String ts = form("chat.postMessage", Map.of("channel", orders, "text", text))
                .path("ts")
                .asString();

        assertThat(error("chat.update", Map.of("channel", orders, "ts", ts, "text", text)))
                .isEqualTo("msg_too_long");
    }

    @Test
    void one_call_in_three_can_be_told_to_come_back_later() throws Exception {
        slack.faults().every(3, "chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(7)));
        post("1");
        post("2");
        HttpResponse<String> third =
                send("chat.postMessage", "application/x-www-form-urlencoded", "channel=" + orders + "&text=3");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("7");
        assertThat(slack.workspace().messages(orders)).hasSize(2);
        assertThat(slack.calls()).extracting(ApiCall::answer).containsExactly("ok", "ok", "http 429");
    }

    @Test
    void an_answer_can_be_lost_after_the_message_was_posted() throws Exception {
        slack.faults().next(1, "chat.postMessage", new Fault.AnswerLost());

        assertThatThrownBy(() -> post("posted all the same")).isInstanceOf(IOException.class);
        assertThat(slack.workspace().transcript(orders)).isEqualTo("Parley: posted all the same");
        post("and then all is well");
        assertThat(slack.workspace().messages(orders)).hasSize(2);
    }

    @Test
    void a_fault_can_hit_one_channel_only() throws Exception {
        String gone = slack.workspace().channel("gone");
        slack.faults().inChannel(gone, new Fault.Refused("missing_scope"));

        assertThat(error("chat.postMessage", Map.of("channel", gone, "text", "x")))
                .isEqualTo("missing_scope");
        assertThat(form("chat.postMessage", Map.of("channel", orders, "text", "x"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_file_is_uploaded_in_three_steps() throws Exception {
        JsonNode begun = form("files.getUploadURLExternal", Map.of("filename", "picture.png", "length", "3"));
        HttpRequest bytes = HttpRequest.newBuilder(
                        URI.create(begun.path("upload_url").asString()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {1, 2, 3}))
                .build();
        http.send(bytes, HttpResponse.BodyHandlers.discarding());
        form(
                "files.completeUploadExternal",
                Map.of("files", "[{\"id\":\"" + begun.path("file_id").asString() + "\",\"title\":\"Steps\"}]"));

        assertThat(slack.workspace().files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("picture.png");
            assertThat(file.title()).isEqualTo("Steps");
            assertThat(file.content()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void a_trigger_opens_one_modal() throws Exception {
        String view =
                "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Hi\"},\"blocks\":[{\"type\":\"divider\"}]}";

        assertThat(form("views.open", Map.of("trigger_id", "t1", "view", view))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(error("views.open", Map.of("trigger_id", "t1", "view", view)))
                .isEqualTo("exchanged_trigger_id");
        assertThat(slack.workspace().views()).hasSize(1);
    }

    @Test
    void a_token_that_it_does_not_know_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(slack.url().resolve("auth.test"))
                .header("Authorization", "Bearer xoxb-revoked")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(read(http.send(request, HttpResponse.BodyHandlers.ofString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_auth");
    }

    private void post(String text) throws Exception {
        form("chat.postMessage", Map.of("channel", orders, "text", text));
    }

    private String error(String method, Map<String, String> arguments) throws Exception {
        return form(method, arguments).path("error").asString();
    }

    private JsonNode form(String method, Map<String, String> arguments) throws Exception {
        String body = arguments.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return read(send(method, "application/x-www-form-urlencoded", body));
    }

    private HttpResponse<String> send(String method, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(slack.url().resolve(method))
                .header("Authorization", "Bearer " + SlackStandIn.TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
