package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Forms that a run asks people to fill in, by HTTP. */
class FormsApiTest extends StartedParley {
    @Test
    void a_form_lists_its_fields_and_the_run_goes_on_with_what_is_filled_in() {
        String run = asking("[]");
        String id = run + ".where";
        JsonNode form = owner().get("/api/approvals/" + id).json();
        assertThat(form.path("kind").asString()).isEqualTo("input");
        assertThat(form.path("fields").findValuesAsString("name")).containsExactly("street", "floor");
        assertThat(form.at("/fields/0/label").asString()).isEqualTo("Street and number");
        assertThat(form.at("/fields/0/required").asBoolean()).isTrue();

        Answer given = submit(id, "{\"street\": \"Calle Mayor 1\", \"floor\": 3}");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(given.at("/state")).isEqualTo("answered");
        assertThat(given.at("/decidedBy")).isEqualTo("Ana López");
        assertThat(given.at("/values/street")).isEqualTo("Calle Mayor 1");
        assertThat(new WorkflowsApi(owner())
                        .awaitStatus(run, "SUCCEEDED")
                        .at("/output/to")
                        .asString())
                .isEqualTo("Calle Mayor 1");
    }

    @Test
    void each_value_that_does_not_fit_is_a_problem_of_its_own_and_nothing_is_taken() {
        String id = asking("[]") + ".where";
        assertProblem(submit(id, "{\"floor\": \"third\", \"zip\": \"28001\"}"), 422)
                .saying("street", "floor", "zip")
                .withProblems(3);
        assertProblem(owner().post("/api/approvals/" + id + "/decision", "{\"decision\": \"submit\"}"), 400)
                .saying("values");
        assertThat(owner().get("/api/approvals/" + id).at("/state")).isEqualTo("pending");
    }

    @Test
    void a_second_form_changes_nothing_and_is_told_who_was_first_and_when() {
        String id = asking("[]") + ".where";
        assertThat(submit(id, "{\"street\": \"first\"}").status()).isEqualTo(200);
        assertProblem(submit(id, "{\"street\": \"second\"}"), 409).saying("Ana López", "just now");
        assertThat(owner().get("/api/approvals/" + id).at("/values/street")).isEqualTo("first");
    }

    @Test
    void a_yes_to_a_form_and_values_for_an_approval_are_refused_with_the_right_way_to_answer() {
        String form = asking("[]") + ".where";
        assertProblem(owner().post("/api/approvals/" + form + "/decision", "{\"decision\": \"approve\"}"), 400)
                .hinting("submit");
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.approval("[]")), "{}");
        api.awaitStatus(run, "WAITING");
        assertProblem(submit(run + ".ok", "{\"street\": \"a\"}"), 400).hinting("approve", "reject");
    }

    @Test
    void a_form_whose_run_was_cancelled_takes_nothing_more() {
        String run = asking("[]");
        assertThat(owner().post("/api/executions/" + run + "/cancel", "{}").status())
                .isEqualTo(202);
        new WorkflowsApi(owner()).awaitStatus(run, "CANCELLED");
        assertProblem(submit(run + ".where", "{\"street\": \"late\"}"), 409).saying("ended");
    }

    private Answer submit(String id, String values) {
        return owner().post(
                        "/api/approvals/" + id + "/decision", "{\"decision\": \"submit\", \"values\": " + values + "}");
    }

    private String asking(String assignees) {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.form(assignees)), "{}");
        api.awaitStatus(run, "WAITING");
        return run;
    }
}
