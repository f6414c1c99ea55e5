package dev.parley.bot.connections;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(users.valueStream().map(user -> text(user, "/name"))).containsExactlyInAnyOrder("Draft", "Live");
        assertThat(users.valueStream().filter(user -> user.path("isLive").asBoolean()))
                .extracting(user -> text(user, "/id"))
                .containsExactly(live)
                .doesNotContain(draft);
    }

    @Test
    void with_two_connections_a_step_that_names_none_speaks_through_neither() {
        String id = connected("ghp_planted0102");
        saved("Which?", step(""));
        connect("\"name\": \"Second\", \"values\": {\"token\": \"ghp_planted0103\"}");

        assertThat(owner().get("/api/connections/" + id + "/workflows").body()).doesNotContain("Which?");
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
