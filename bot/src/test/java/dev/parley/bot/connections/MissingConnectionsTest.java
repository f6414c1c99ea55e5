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
        String workflow = saved(issues("\"connection\": \"depot\", "));
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
        assertThat(validated(saved(issues("")))).singleElement().satisfies(finding -> {
            assertThat(text(finding, "/code")).isEqualTo("not_connected");
            assertThat(text(finding, "/where")).isEqualTo("list");
            assertThat(text(finding, "/message")).isEqualTo("GitHub is not connected yet, so this cannot run there.");
        });
        connected("ghp_planted0303");
        assertThat(validated(saved(issues("")))).isEmpty();
    }

    @Test
    void a_step_that_leaves_open_which_of_several_is_warned_of_and_one_that_knows_only_in_a_run_is_not() {
        connect("\"name\": \"Shop\", \"values\": {\"token\": \"ghp_planted0304\"}");
        connect("\"name\": \"Depot\", \"values\": {\"token\": \"ghp_planted0305\"}");

        assertThat(validated(saved(issues("")))).singleElement().satisfies(finding -> {
            assertThat(text(finding, "/code")).isEqualTo("which_connection");
            assertThat(text(finding, "/hint")).isEqualTo("Set `connection` to \"Depot\" or \"Shop\".");
        });
        assertThat(validated(saved(issues("\"connection\": \"{{trigger.type}}\", "))))
                .extracting(finding -> text(finding, "/code"))
                .doesNotContain("which_connection", "no_connection", "not_connected");
    }

    @Test
    void a_request_that_names_no_connection_wants_none_and_one_that_names_what_is_not_there_is_warned_of() {
        assertThat(validated(saved(request("")))).isEmpty();

        assertThat(validated(saved(request("\"connection\": \"Shop API\", "))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(text(finding, "/severity")).isEqualTo("WARN");
                    assertThat(text(finding, "/code")).isEqualTo("no_connection");
                    assertThat(text(finding, "/message")).contains("\"list\"", "\"Shop API\"");
                });

        owner().post("/api/connections", """
                {"connector": "http", "name": "Shop API", "baseUrl": "%s", "values": {"token": "shop_planted0306"}}""".formatted(FAR.baseUrl()));
        assertThat(validated(saved(request("\"connection\": \"shop api\", ")))).isEmpty();
    }

    @Test
    void a_key_written_into_a_request_is_warned_of() {
        assertThat(validated(saved(request("\"headers\": {\"Authorization\": \"Bearer 8f1d2c77aa\"}, "))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(text(finding, "/code")).isEqualTo("secret_in_text");
                    assertThat(text(finding, "/where")).isEqualTo("list.with.headers.Authorization");
                    assertThat(text(finding, "/hint")).contains("Connect the API instead");
                    assertThat(finding.toString()).doesNotContain("8f1d2c77aa");
                });
    }

    private static String request(String fields) {
        return "{\"id\": \"list\", \"use\": \"http.request\", \"with\": {%s\"url\": \"https://shop.example.com/orders\"}}"
                .formatted(fields);
    }

    private static String issues(String connection) {
        return "{\"id\": \"list\", \"use\": \"github.list_issues\", \"with\": {%s\"repo\": \"acme/shop\"}}"
                .formatted(connection);
    }

    private List<JsonNode> validated(String workflow) {
        JsonNode verdict =
                owner().post("/api/workflows/" + workflow + "/validate", "{}").json();
        assertThat(verdict.path("valid").asBoolean()).as(verdict.toString()).isTrue();
        return verdict.path("findings").valueStream().toList();
    }

    private String saved(String step) {
        return owner().post("/api/workflows", """
                        {"parley": 1, "name": "List", "trigger": {"type": "manual"},
                         "nodes": [%s],
                         "edges": [{"from": "trigger", "to": "list"}]}
                        """.formatted(step)).at("/id");
    }
}
