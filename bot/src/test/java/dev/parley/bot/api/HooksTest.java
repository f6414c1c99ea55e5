package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to whoever calls a webhook. */
class HooksTest extends StartedParley {
    @Test
    void a_body_starts_a_run_without_any_credentials() {
        WorkflowsApi api = new WorkflowsApi(owner());
        Answer receipt = anyone().post(api.hookOf(Samples.hook()), "{\"id\": \"A-1\", \"total\": 1500}");
        assertThat(receipt.status()).isEqualTo(202);
        assertThat(receipt.json().propertyNames()).containsExactly("executionId");
        JsonNode run = api.awaitStatus(receipt.at("/executionId"), "SUCCEEDED");
        assertThat(run.path("trigger").asString()).isEqualTo("webhook");
        assertThat(run.path("output").toString()).contains("\"total\":1500");
    }

    @Test
    void who_waits_gets_the_result() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        Answer result = anyone().post(hook + "?wait=true", "{\"total\": 10}");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(result.at("/executionId")).isNotBlank();
        assertThat(result.json().path("output").toString()).contains("\"total\":10");
    }

    @Test
    void numbers_keep_every_digit() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        Answer result = anyone().post(hook + "?wait=true", "{\"total\": 12345678901234567.891, \"rate\": 0.1234567890123456789}");
        assertThat(result.body()).contains("12345678901234567.891", "0.1234567890123456789");
    }

    @Test
    void the_run_sees_query_and_harmless_headers_but_no_credentials() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        Answer result = anyone().with("X-GitHub-Event", "push")
                .with("Authorization", "Bearer secret-1")
                .with("X-Api-Key", "secret-2")
                .with("Cookie", "a=secret-3")
                .with("X-Forwarded-For", "198.51.100.7")
                .post(hook + "?wait=true&tag=a&tag=b&q=x%20y", "{}");
        String output = result.json().path("output").toString();
        assertThat(output).contains("\"x-github-event\":\"push\"", "\"tag\":[\"a\",\"b\"]", "\"q\":\"x y\"");
        assertThat(output).doesNotContain("secret-", "198.51.100.7", "\"wait\"");
    }

    @Test
    void forms_and_plain_text_are_understood() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook()) + "?wait=true";
        Http form = anyone().with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.post(hook, "name=J%C3%BCrgen&note=a+b").body())
                .contains("\"name\":\"Jürgen\"", "\"note\":\"a b\"");
        assertThat(form.post(hook, "{\"curl\": \"-d\"}").body())
                .as("curl -d calls JSON a form")
                .contains("\"body\":{\"curl\":\"-d\"}");
        assertThat(anyone().with("Content-Type", "text/plain; charset=utf-8")
                        .post(hook, "grüße")
                        .body())
                .contains("\"body\":\"grüße\"");
        assertThat(anyone().post(hook).body()).contains("\"body\":null");
    }

    @Test
    void a_content_type_that_cannot_be_read_is_refused() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        assertProblem(anyone().with("Content-Type", "application/pdf").post(hook, "%PDF"), 415)
                .saying("application/pdf")
                .hinting("application/json");
    }

    @Test
    void broken_json_names_line_and_column() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        assertProblem(anyone().post(hook, "{\n\"total\": }"), 400).saying("line 2", "column");
    }

    @Test
    void a_body_over_a_mebibyte_is_refused() {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        byte[] big = ("\"" + "x".repeat(1 << 20) + "\"").getBytes(StandardCharsets.US_ASCII);
        Http json = anyone().with("Content-Type", "application/json");
        assertProblem(json.send("POST", hook, BodyPublishers.ofByteArray(big)), 413)
                .saying("1024 KiB");
        assertProblem(json.send("POST", hook, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big))), 413);
        byte[] fits = ("\"" + "x".repeat((1 << 20) - 2) + "\"").getBytes(StandardCharsets.US_ASCII);
        assertThat(json.send("POST", hook, BodyPublishers.ofByteArray(fits)).status())
                .isEqualTo(202);
    }

    @Test
    void an_unknown_address_tells_nothing() {
        assertProblem(anyone().post("/hooks/c29tZXRoaW5n", "{}"), 404).saying("nothing at this address");
        assertProblem(anyone().post("/hooks/c29tZXRoaW5n.7", "{}"), 404);
    }

    @Test
    void a_workflow_with_a_secret_takes_signed_requests_only() throws Exception {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.signedHook("s3cret"));
        String body = "{\"total\": 1}";
        assertProblem(anyone().post(hook, body), 401).saying("signed").hinting("X-Parley-Signature-256");
        assertProblem(anyone().with("X-Parley-Signature-256", "sha256=00ff").post(hook, body), 401);
        assertProblem(anyone().with("X-Parley-Signature-256", "sha256=not-hex").post(hook, body), 401);
        assertProblem(
                anyone().with("X-Parley-Signature-256", signature("s3cret", body))
                        .post(hook, body + " "),
                401);
        assertThat(anyone().with("X-Parley-Signature-256", signature("s3cret", body))
                        .post(hook, body)
                        .status())
                .isEqualTo(202);
        assertThat(anyone().with("X-Hub-Signature-256", signature("s3cret", body))
                        .post(hook, body)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_new_version_is_what_the_address_starts_from_then_on() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String id = api.published(Samples.hook());
        String hook =
                URI.create(owner().get("/api/workflows/" + id).at("/hookUrl")).getPath();
        owner().put("/api/workflows/" + id + "/draft", Samples.hook().replace("\"query\":", "\"second\":"));
        owner().post("/api/workflows/" + id + "/publish");
        Answer result = anyone().post(hook + "?wait=true", "{}");
        assertThat(result.body()).contains("\"second\"");
        assertThat(owner().get("/api/executions/" + result.at("/executionId"))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_address_of_a_version_stays_with_it() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String id = api.published(Samples.hook());
        String first =
                URI.create(owner().get("/api/workflows/" + id).at("/hooks/1")).getPath();
        owner().put("/api/workflows/" + id + "/draft", Samples.hook().replace("\"query\":", "\"second\":"));
        owner().post("/api/workflows/" + id + "/publish");
        assertThat(anyone().post(first + "?wait=true", "{}").body()).doesNotContain("\"second\"");
    }

    static String signature(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
