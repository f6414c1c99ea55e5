package dev.parley.bot.connections;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectionUseTest extends ConnectedParley {
    @Test
    void a_connection_is_missed_by_drafts_and_live_workflows_that_speak_through_it() {
        String id = connected("ghp_planted0101");
        String draft = saved("Draft", step("\"connection\": \"{{input.which}}\", "));
        String live = saved("Live", step(""));
        assertThat(owner().post("/api/workflows/" + live + "/publish", "{}").status())
                .isEqualTo(200);
        saved("Elsewhere", step("\"connection\": \"another one\", "));
        saved("Without", "{\"id\": \"note\", \"use\": \"data.set\", \"with\": {\"values\": {}}}");

        JsonNode users =
                owner().get("/api/connections/" + id + "/workflows").json().path("items");

        // Others may have left workflows that use GitHub.
        assertThat(users.valueStream().map(user -> text(user, "/name")))
                .contains("Draft", "Live")
                .doesNotContain("Elsewhere", "Without");
        assertThat(users.valueStream().filter(user -> user.path("isLive").asBoolean()))
                .extracting(user -> text(user, "/id"))
                .contains(live)
                .doesNotContain(draft);
    }

    @Test
    void with_two_connections_a_step_that_names_none_speaks_through_neither() {
        String id = connected("ghp_planted0102");
        saved("Which?", step(""));
        connect("\"name\": \"Second\", \"values\": {\"token\": \"ghp_planted0103\"}");

        assertThat(owner().get("/api/connections/" + id + "/workflows").body()).doesNotContain("Which?");
    }

    @Test
    void a_request_that_names_no_connection_speaks_through_none_even_where_there_is_only_one() {
        String id =
                owner().post("/api/connections", """
                {"connector": "http", "name": "Shop API", "baseUrl": "%s", "values": {"token": "shop_planted0106"}}""".formatted(FAR.baseUrl())).at("/id");
        saved("Named", request("\"connection\": \"shop api\", "));
        saved("Unnamed", request(""));

        assertThat(owner().get("/api/connections/" + id + "/workflows").body())
                .contains("Named")
                .doesNotContain("Unnamed");
    }

    @Test
    void a_connection_is_renamed_unless_steps_choose_it_by_its_name() {
        String id = connected("ghp_planted0104");
        saved("Any", step(""));
        Answer renamed = rename(id, "Our repositories");
        assertThat(renamed.at("/name")).isEqualTo("Our repositories");
        assertThat(owner().get("/api/connections/" + id).at("/name")).isEqualTo("Our repositories");

        assertProblem(rename(id, " "), 422).saying("missing");
        connect("\"name\": \"Second\", \"values\": {\"token\": \"ghp_planted0105\"}");
        assertProblem(rename(id, "SECOND"), 409).saying("already");
        assertThat(rename(id, "OUR repositories").status())
                .as("only in another case")
                .isEqualTo(200);

        saved("By name", step("\"connection\": \"our repositories\", "));
        assertProblem(rename(id, "Third"), 409).saying("By name").hinting("second connection");
    }

    private Answer rename(String id, String name) {
        return owner().with("Content-Type", "application/json")
                .send("PATCH", "/api/connections/" + id, BodyPublishers.ofString("{\"name\": \"%s\"}".formatted(name)));
    }

    private static String request(String connection) {
        return "{\"id\": \"list\", \"use\": \"http.request\", \"with\": {%s\"url\": \"/list_issues\"}}"
                .formatted(connection);
    }

    private static String step(String connection) {
        return "{\"id\": \"list\", \"use\": \"github.list_issues\", \"with\": {%s\"repo\": \"acme/shop\"}}"
                .formatted(connection);
    }

    private String saved(String name, String step) {
        return owner().post(
                        "/api/workflows",
                        "{\"parley\": 1, \"name\": \"%s\", \"trigger\": {\"type\": \"manual\"}, \"nodes\": [%s], \"edges\": [{\"from\": \"trigger\", \"to\": \"%s\"}]}"
                                .formatted(name, step, step.contains("list_issues") ? "list" : "note"))
                .at("/id");
    }
}
