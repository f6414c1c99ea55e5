package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workflows from draft to published version and back. */
class WorkflowsApiTest extends StartedParley {
    @Test
    void a_workflow_is_saved_as_a_draft_and_listed() {
        Answer created = owner().post("/api/workflows", Samples.greeting());
        assertThat(created.status()).isEqualTo(201);
        String id = created.at("/id");
        assertThat(created.header("Location")).hasValue("/api/workflows/" + id);
        assertThat(created.at("/name")).isEqualTo("Greet");
        assertThat(created.json().path("version").isNull()).isTrue();
        assertThat(created.json().path("revision").asInt()).isEqualTo(1);
        assertThat(created.json().path("findings").isArray()).isTrue();
        assertThat(created.json().path("notes").isArray()).isTrue();
        assertThat(created.at("/workflow/nodes/0/use")).isEqualTo("data.set");
        assertThat(owner().get("/api/workflows").json().path("items").findValuesAsString("id"))
                .contains(id);
    }

    @Test
    void a_workflow_may_come_wrapped() {
        Answer created = owner().post("/api/workflows", "{\"workflow\": " + Samples.greeting() + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/name")).isEqualTo("Greet");
    }

    @Test
    void publishing_a_webhook_names_its_address() {
        String id = new WorkflowsApi(owner()).created(Samples.hook());
        assertThat(owner().get("/api/workflows/" + id).json().has("hookUrl")).isFalse();

        Answer published = owner().post("/api/workflows/" + id + "/publish");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.json().path("version").asInt()).isEqualTo(1);
        assertThat(published.at("/hookUrl")).startsWith("http://127.0.0.1:" + port + "/hooks/");

        Answer workflow = owner().get("/api/workflows/" + id);
        assertThat(workflow.at("/hookUrl")).isEqualTo(published.at("/hookUrl"));
        assertThat(workflow.at("/hooks/1")).isEqualTo(published.at("/hookUrl") + ".1");
        assertThat(workflow.json().path("liveVersion").asInt()).isEqualTo(1);
        assertThat(workflow.at("/trigger")).isEqualTo("webhook");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown operation | {"parley":1,"name":"x","trigger":{"type":"manual"},"nodes":[{"id":"a","use":"nosuch.thing","with":{}}],"edges":[{"from":"trigger","to":"a"}]}
            cycle             | {"parley":1,"name":"x","trigger":{"type":"manual"},"nodes":[{"id":"a","use":"data.set","with":{"values":{}}},{"id":"b","use":"data.set","with":{"values":{}}}],"edges":[{"from":"trigger","to":"a"},{"from":"a","to":"b"},{"from":"b","to":"a"}]}
            dangling edge     | {"parley":1,"name":"x","trigger":{"type":"manual"},"nodes":[{"id":"a","use":"data.set","with":{"values":{}}}],"edges":[{"from":"trigger","to":"a"},{"from":"a","to":"ghost"}]}
            forward reference | {"parley":1,"name":"x","trigger":{"type":"manual"},"nodes":[{"id":"a","use":"data.set","with":{"values":{"v":"{{b.output.v}}"}}},{"id":"b","use":"data.set","with":{"values":{}}}],"edges":[{"from":"trigger","to":"a"},{"from":"a","to":"b"}]}
            bad CEL           | {"parley":1,"name":"x","trigger":{"type":"manual"},"nodes":[{"id":"a","use":"logic.if","with":{"condition":"1 +"}}],"edges":[{"from":"trigger","to":"a"}]}
            """)
    void an_error_may_be_saved_but_not_published(String mistake, String workflow) {
        Answer created = owner().post("/api/workflows", workflow);
        assertThat(created.status()).as(mistake).isEqualTo(201);
        assertThat(created.json().path("findings").findValuesAsString("severity"))
                .contains("ERROR");

        Answer refused = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertProblem(refused, 422);
        assertThat(refused.json().path("findings").findValuesAsString("severity"))
                .contains("ERROR");
        assertProblem(owner().post("/api/workflows/" + created.at("/id") + "/executions"), 409)
                .hinting("publish");
    }

    @Test
    void a_webhook_s_secret_is_never_shown_and_stays_when_the_draft_is_saved_as_it_was_shown() throws Exception {
        Answer created = owner().post("/api/workflows", Samples.signedHook("s3cr3t-of-ana"));
        String id = created.at("/id");
        Answer published = owner().post("/api/workflows/" + id + "/publish");
        Answer shown = owner().get("/api/workflows/" + id + "/draft");
        Answer saved = owner().put(
                        "/api/workflows/" + id + "/draft",
                        shown.json().path("workflow").toString());
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        owner().post("/api/workflows/" + id + "/publish");
        Answer back = owner().post("/api/workflows/" + id + "/rollback", "{\"version\": 1}");

        for (Answer answer : List.of(created, published, shown, saved, back, owner().get("/api/workflows/" + id))) {
            assertThat(answer.body()).doesNotContain("s3cr3t-of-ana").contains(TriggerSecret.MASK);
        }
        String hook = URI.create(back.at("/hookUrl")).getPath();
        assertProblem(anyone().post(hook, "{}"), 401);
        assertThat(anyone().with("X-Parley-Signature-256", HooksTest.signature("s3cr3t-of-ana", "{}"))
                        .post(hook, "{}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void the_mask_is_no_secret() {
        assertProblem(owner().post("/api/workflows", Samples.signedHook(TriggerSecret.MASK)), 400)
                .saying("trigger.secret");
    }

    @Test
    void validating_tells_the_findings_and_saves_nothing() {
        int before = owner().get("/api/workflows").json().path("items").size();
        Answer good = owner().post("/api/workflows/validate", Samples.greeting());
        assertThat(good.json().path("valid").asBoolean()).isTrue();
        Answer bad = owner().post("/api/workflows/validate", Samples.oneStep("nosuch.thing", "{}"));
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.json().path("valid").asBoolean(true)).isFalse();
        assertThat(bad.json().path("findings").get(0).path("hint").asString("")).isNotBlank();
        assertThat(owner().get("/api/workflows").json().path("items").size()).isEqualTo(before);
    }

    @Test
    void a_saved_draft_can_be_validated_by_its_id() {
        String id = new WorkflowsApi(owner()).created(Samples.oneStep("nosuch.thing", "{}"));
        Answer verdict = owner().post("/api/workflows/" + id + "/validate");
        assertThat(verdict.json().path("valid").asBoolean(true)).isFalse();
        Answer other = owner().post("/api/workflows/" + id + "/validate", Samples.greeting());
        assertThat(other.json().path("valid").asBoolean()).isTrue();
    }

    @Test
    void a_draft_changes_without_touching_what_is_published() {
        String id = new WorkflowsApi(owner()).published(Samples.greeting());
        Answer saved = owner().put(
                        "/api/workflows/" + id + "/draft", Samples.greeting().replace("Hello", "Bye"));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().path("revision").asInt()).isEqualTo(2);
        assertThat(saved.json().path("version").isNull()).isTrue();
        assertThat(saved.json().path("liveVersion").asInt()).isEqualTo(1);
        assertThat(owner().get("/api/workflows/" + id + "/draft").body()).contains("Bye");
        assertProblem(
                owner().put("/api/workflows/0195d3c0-0000-7000-8000-000000000000/draft", Samples.greeting()), 404);
    }

    @Test
    void a_draft_is_saved_only_onto_the_revision_that_its_author_saw() {
        String id = new WorkflowsApi(owner()).created(Samples.greeting());
        String path = "/api/workflows/" + id + "/draft";
        String changed = Samples.greeting().replace("Hello", "Bye");

        assertThat(owner().with("If-Match", "\"1\"").put(path, changed).status())
                .isEqualTo(200);
        assertProblem(owner().with("If-Match", "\"1\"").put(path, Samples.greeting()), 412)
                .saying("revision 2")
                .hinting("Read it again");
        assertThat(owner().get(path).body()).contains("Bye");
        assertProblem(owner().with("If-Match", "newest").put(path, changed), 400);
        assertProblem(
                owner().with("If-Match", "\"1\"")
                        .put("/api/workflows/0195d3c0-0000-7000-8000-000000000000/draft", changed),
                404);
    }

    @Test
    void rolling_back_makes_an_earlier_version_live_as_a_new_one() {
        String id = new WorkflowsApi(owner()).published(Samples.greeting());
        owner().put("/api/workflows/" + id + "/draft", Samples.greeting().replace("Hello", "Bye"));
        owner().post("/api/workflows/" + id + "/publish");

        Answer back = owner().post("/api/workflows/" + id + "/rollback", "{\"version\": 1}");
        assertThat(back.json().path("version").asInt()).isEqualTo(3);
        assertThat(back.body()).contains("Hello");

        var versions = owner().get("/api/workflows/" + id + "/versions").json().path("items");
        assertThat(versions.findValuesAsString("version")).containsExactly("3", "2", "1");
        assertThat(versions.get(0).path("live").asBoolean()).isTrue();
        assertThat(versions.get(1).path("live").asBoolean(true)).isFalse();
        assertProblem(owner().post("/api/workflows/" + id + "/rollback", "{\"version\": 9}"), 404)
                .saying("no version 9");
        assertProblem(owner().post("/api/workflows/" + id + "/rollback", "{}"), 400)
                .saying("version");
    }

    @Test
    void only_a_draft_that_was_never_published_can_be_deleted() {
        String draft = new WorkflowsApi(owner()).created(Samples.greeting());
        assertThat(owner().delete("/api/workflows/" + draft).status()).isEqualTo(204);
        assertProblem(owner().get("/api/workflows/" + draft), 404);
        String published = new WorkflowsApi(owner()).published(Samples.greeting());
        assertProblem(owner().delete("/api/workflows/" + published), 409);
    }

    @Test
    void two_versions_can_be_compared() {
        String id = new WorkflowsApi(owner()).published(Samples.greeting());
        owner().put("/api/workflows/" + id + "/draft", Samples.greeting().replace("Hello", "Bye"));
        owner().post("/api/workflows/" + id + "/publish");
        Answer diff = owner().get("/api/workflows/" + id + "/diff?from=1&to=2");
        assertThat(diff.status()).as(diff.body()).isEqualTo(200);
        assertThat(diff.body()).contains("greet");
        assertProblem(owner().get("/api/workflows/" + id + "/diff?from=1&to=7"), 404);
        assertProblem(owner().get("/api/workflows/" + id + "/diff?from=first&to=2"), 400);
    }

    @Test
    void the_catalog_of_operations_holds_the_engines_own_kinds_too() {
        assertThat(owner().get("/api/operations").json().path("items").valueStream())
                .extracting(operation -> operation.path("id").asString())
                .contains("data.set", "logic.if", "logic.switch", "logic.delay", "human.approval", "http.request");
    }
}
