package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, its sender learns what, where, and what to do; never anything of our insides. */
class BadInputTest extends StartedParley {
    @Test
    void broken_json_names_line_and_column() {
        assertProblem(owner().post("/api/workflows", "{\n  \"parley\": 1,\n  \"name\" \"x\"}"), 400)
                .saying("line 3", "column")
                .hinting("JSON");
    }

    @Test
    void a_missing_body_asks_for_json() {
        assertProblem(owner().post("/api/workflows", ""), 400).hinting("application/json");
    }

    @Test
    void json_that_is_no_workflow_is_refused_with_findings() {
        assertProblem(owner().post("/api/workflows", "{\"hello\": \"world\"}"), 400)
                .hinting("");
        assertProblem(owner().post("/api/workflows", "[1, 2]"), 400);
        assertThat(owner().post("/api/workflows", "{\"hello\": 1}")
                        .json()
                        .path("findings")
                        .isEmpty())
                .isFalse();
    }

    @Test
    void another_content_type_is_refused() {
        assertProblem(owner().with("Content-Type", "text/csv").post("/api/workflows", "a,b"), 415)
                .saying("text/csv")
                .hinting("application/json");
    }

    @Test
    void another_method_is_refused_and_the_right_ones_named() {
        assertProblem(owner().delete("/api/workflows"), 405).saying("DELETE").hinting("GET", "POST");
        assertProblem(anyone().get("/hooks/whatever"), 405).hinting("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/workflows/x/y/z", "/hooks/a/b"})
    void an_unknown_address_is_not_found(String path) {
        assertProblem(owner().get(path), 404).saying(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/workflows/0195d3c0-0000-7000-8000-000000000000",
                "/api/workflows/0195d3c0-0000-7000-8000-000000000000/draft",
                "/api/workflows/0195d3c0-0000-7000-8000-000000000000/versions",
                "/api/workflows/not-an-id",
                "/api/executions/0195d3c0-0000-7000-8000-000000000000",
                "/api/executions/0195d3c0-0000-7000-8000-000000000000/trace",
                "/api/executions/0195d3c0-0000-7000-8000-000000000000/stream",
                "/api/executions/not-an-id",
                "/api/approvals/0195d3c0-0000-7000-8000-000000000000.ok",
            })
    void what_does_not_exist_is_not_found(String path) {
        assertProblem(owner().get(path), 404);
    }

    @Test
    void a_parameter_of_the_wrong_kind_names_the_right_ones() {
        assertProblem(owner().get("/api/executions?status=SLEEPING"), 400)
                .saying("status", "SLEEPING")
                .hinting("WAITING", "SUCCEEDED");
        assertProblem(owner().get("/api/executions?limit=many"), 400).saying("limit", "many");
        assertProblem(owner().get("/api/executions?workflow=mine"), 400).hinting("UUID");
        assertProblem(owner().get("/api/approvals?state=maybe"), 400).hinting("pending");
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_its_length_is_announced_or_not() {
        byte[] big = ("{\"name\": \"" + "x".repeat(BodyLimit.MAX_BYTES) + "\"}").getBytes();
        Http json = owner().with("Content-Type", "application/json");
        assertProblem(json.send("POST", "/api/workflows", BodyPublishers.ofByteArray(big)), 413)
                .saying("1024 KiB");
        assertProblem(
                        json.send(
                                "POST",
                                "/api/workflows",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big))),
                        413)
                .saying("1024 KiB");
    }

    @Test
    void a_value_of_the_wrong_shape_says_where() {
        String id = new WorkflowsApi(owner()).published(Samples.greeting());
        assertProblem(owner().post("/api/workflows/" + id + "/executions", "{\"mode\": \"fast\"}"), 400)
                .saying("mode")
                .hinting("live", "test");
        assertProblem(owner().post("/api/workflows/" + id + "/rollback", "{\"version\": \"one\"}"), 400)
                .saying("version")
                .hinting("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1,2]] trailing", "{} {}", "{\"a\": NaN}"})
    void what_the_reader_says_names_nothing_of_our_insides(String body) {
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        assertInsidesAreHidden(anyone().post(hook, body));
        assertInsidesAreHidden(owner().post("/api/workflows", body));
    }

    @Test
    void json_that_is_nested_too_deeply_or_has_an_endless_number_is_called_so() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String number = "{\"a\": " + "9".repeat(5_000) + "}";
        String hook = new WorkflowsApi(owner()).hookOf(Samples.hook());
        for (String body : List.of(deep, number)) {
            assertInsidesAreHidden(anyone().post(hook, body)).saying("maximum allowed");
            assertInsidesAreHidden(owner().post("/api/workflows", body)).saying("maximum allowed");
        }
    }

    private static ProblemAssert assertInsidesAreHidden(Http.Answer answer) {
        assertThat(answer.body()).doesNotContain("Feature", "Constraints", "JsonNode");
        return assertProblem(answer, 400);
    }

    @Test
    void a_name_with_control_characters_is_refused() {
        assertProblem(owner().post("/api/workflows", Samples.greeting().replace("Greet", "Gr\\u0000eet")), 400)
                .saying("name", "control character");
    }

    @Test
    void a_malformed_address_is_refused_as_a_problem_too() {
        assertProblem(owner().get("/api/workflows/..%2f..%2fetc"), 400);
    }
}
