package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What waits for people, and their answers. */
class ApprovalsApiTest extends StartedParley {
    private static final String BO_KEY = "pk_test_bo";

    @Autowired
    JdbcClient jdbc;

    /** Bo leads, and owns nothing. */
    @BeforeEach
    void bo_has_a_key() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, 'bo', 'Bo', ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING
                """).update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT id, 'bo-key', 'bo', 'Bo''s', sha256(?::bytea), ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING
                """).param(BO_KEY.getBytes()).update();
    }

    private Http bo() {
        return anyone().with("Authorization", "Bearer " + BO_KEY);
    }

    @Test
    void what_waits_is_listed_and_going_on_takes_an_approval() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = waiting("[\"role:lead\"]");
        String id = run + ".ok";
        JsonNode listed = owner().get("/api/approvals?state=pending").json().path("items");
        assertThat(listed.findValuesAsString("id")).contains(id);

        Answer decided =
                bo().post("/api/approvals/" + id + "/decision", "{\"decision\": \"approve\", \"comment\": \"fine\"}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.at("/id")).isEqualTo(id);
        assertThat(decided.at("/state")).isEqualTo("approved");
        assertThat(decided.at("/decidedBy")).isEqualTo("Bo");
        assertThat(decided.at("/comment")).isEqualTo("fine");
        assertThat(api.awaitStatus(run, "SUCCEEDED").path("output").toString()).contains("went");
        assertThat(owner().get("/api/approvals?state=pending")
                        .json()
                        .path("items")
                        .findValuesAsString("id"))
                .doesNotContain(id);
    }

    @Test
    void a_second_decision_changes_nothing_and_names_who_decided() {
        String id = waiting("[]") + ".ok";
        assertThat(bo().post("/api/approvals/" + id + "/decision", "{\"decision\": \"rejected\"}")
                        .status())
                .isEqualTo(200);
        assertProblem(owner().post("/api/approvals/" + id + "/decision", "{\"decision\": \"approve\"}"), 409)
                .saying("Bo", "rejected");
        assertThat(owner().get("/api/approvals/" + id).at("/state")).isEqualTo("rejected");
    }

    @Test
    void who_was_not_asked_cannot_decide() {
        String id = waiting("[\"role:finance\"]") + ".ok";
        assertProblem(bo().post("/api/approvals/" + id + "/decision", "{\"decision\": \"approve\"}"), 403)
                .saying("finance");
        assertThat(owner().get("/api/approvals/" + id).at("/state")).isEqualTo("pending");
    }

    @Test
    void an_answer_that_is_neither_yes_nor_no_is_refused() {
        String id = waiting("[]") + ".ok";
        assertProblem(bo().post("/api/approvals/" + id + "/decision", "{\"decision\": \"maybe\"}"), 400)
                .saying("maybe")
                .hinting("approve", "reject");
        assertProblem(bo().post("/api/approvals/" + id + "/decision", "{}"), 400)
                .saying("missing");
    }

    @Test
    void an_approval_nobody_asked_for_is_not_found() {
        assertProblem(bo().post("/api/approvals/nonsense/decision", "{\"decision\": \"approve\"}"), 404);
    }

    @Test
    void a_decision_is_handed_on_once_and_its_voice_counts_once() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, 'dee', 'Dee', ARRAY['member'] FROM org
                ON CONFLICT DO NOTHING
                """).update();
        String id = waiting("[\"user:bo\", \"user:ana\"], \"quorum\": 2") + ".ok";
        Answer handed = bo().post("/api/approvals/" + id + "/delegate", "{\"to\": \"@dee\", \"comment\": \"away\"}");
        assertThat(handed.status()).as(handed.body()).isEqualTo(200);
        assertThat(handed.at("/delegations/0/by")).isEqualTo("Bo");
        assertThat(handed.at("/delegations/0/to")).isEqualTo("Dee");
        assertThat(handed.at("/delegations/0/comment")).isEqualTo("away");

        assertProblem(bo().post("/api/approvals/" + id + "/delegate", "{\"to\": \"dee\"}"), 409)
                .saying("Dee", "already");
        assertProblem(bo().post("/api/approvals/" + id + "/decision", "{\"decision\": \"approve\"}"), 403)
                .saying("dee");
        assertThat(owner().get("/api/approvals/" + id).at("/state")).isEqualTo("pending");
    }

    @Test
    void nothing_is_handed_to_nobody_or_by_who_was_not_asked() {
        String id = waiting("[\"role:finance\"]") + ".ok";
        assertProblem(bo().post("/api/approvals/" + id + "/delegate", "{\"to\": \"bo\"}"), 403)
                .saying("finance");
        assertProblem(owner().post("/api/approvals/" + id + "/delegate", "{\"to\": \"zaphod\"}"), 400)
                .saying("zaphod");
        assertProblem(owner().post("/api/approvals/" + id + "/delegate", "{}"), 400)
                .saying("`to`");
        assertProblem(owner().post("/api/approvals/nonsense/delegate", "{\"to\": \"bo\"}"), 404);
    }

    private String waiting(String approvers) {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.approval(approvers)), "{}");
        api.awaitStatus(run, "WAITING");
        return run;
    }
}
