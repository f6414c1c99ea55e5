package dev.parley.bot.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MissingConnectionsTest extends ConnectedParley {
    @Test
    void a_step_that_names_a_deleted_connection_is_warned_of_where_it_is_validated_and_published() {
        connect("\"name\": \"Shop\", \"values\": {\"token\": \"ghp_planted0301\"}");
        String second = connect("\"name\": \"Depot\", \"values\": {\"token\": \"ghp_planted0302\"}")
                .at("/id");
        String workflow = saved("\"connection\": \"depot\", ");
        assertThat(validated(workflow)).isEmpty();

        owner().delete("/api/connections/" + second);

        assertThat(validated(workflow)).singleElement().satisfies(finding -> {
            assertThat(text(finding, "/severity")).isEqualTo("WARN");
            assertThat(text(finding, "/code")).isEqualTo("no_connection");
            assertThat(text(finding, "/where")).isEqualTo("list");
            assertThat(text(finding, "/message")).contains("\"list\"", "\"depot\"", "GitHub");
            assertThat(text(finding, "/hint")).contains("call it \"depot\"", "set `connection` to \"Shop\"");
        });
        JsonNode published =
                owner().post("/api/workflows/" + workflow + "/publish", "{}").json();
        assertThat(published.path("version").asInt()).isEqualTo(1);
        assertThat(text(published, "/findings/0/code")).isEqualTo("no_connection");
    }

    @Test
    void a_system_that_nobody_has_connected_is_named_once() {
        assertThat(validated(saved(""))).singleElement().satisfies(finding -> {
            assertThat(text(finding, "/code")).isEqualTo("not_connected");
            assertThat(text(finding, "/where")).isEqualTo("list");
            assertThat(text(finding, "/message")).isEqualTo("GitHub is not connected yet, so this cannot run there.");
        });
        connected("ghp_planted0303");
        assertThat(validated(saved(""))).isEmpty();
    }

    @Test
    void a_step_that_leaves_open_which_of_several_is_warned_of_and_one_that_knows_only_in_a_run_is_not() {
        connect("\"name\": \"Shop\", \"values\": {\"token\": \"ghp_planted0304\"}");
        connect("\"name\": \"Depot\", \"values\": {\"token\": \"ghp_planted0305\"}");

        assertThat(validated(saved(""))).singleElement().satisfies(finding -> {
            assertThat(text(finding, "/code")).isEqualTo("which_connection");
            assertThat(text(finding, "/hint")).isEqualTo("Set `connection` to \"Depot\" or \"Shop\".");
        });
        assertThat(validated(saved("\"connection\": \"{{trigger.type}}\", ")))
                .extracting(finding -> text(finding, "/code"))
                .doesNotContain("which_connection", "no_connection", "not_connected");
    }

    private List<JsonNode> validated(String workflow) {
        JsonNode verdict =
                owner().post("/api/workflows/" + workflow + "/validate", "{}").json();
        assertThat(verdict.path("valid").asBoolean()).as(verdict.toString()).isTrue();
        return verdict.path("findings").valueStream().toList();
    }

    private String saved(String connection) {
        return owner().post("/api/workflows", """
                        {"parley": 1, "name": "List", "trigger": {"type": "manual"},
                         "nodes": [{"id": "list", "use": "github.list_issues", "with": {%s"repo": "acme/shop"}}],
                         "edges": [{"from": "trigger", "to": "list"}]}
                        """.formatted(connection)).at("/id");
    }
}
