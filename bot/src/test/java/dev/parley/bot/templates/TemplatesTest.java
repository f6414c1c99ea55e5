package dev.parley.bot.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TemplatesTest extends StartedParley {
    @Autowired
    TemplateShelf shelf;

    @Autowired
    WorkflowCatalog catalog;

    @Test
    void every_template_could_be_published_as_it_is() {
        assertThat(shelf.all())
                .allSatisfy(template -> assertThat(catalog.validate(new OrgId(UUID.randomUUID()), template.workflow()))
                        .as(template.id())
                        .noneMatch(Finding::isError));
    }

    @Test
    void no_template_comes_with_warnings_but_of_what_is_not_connected_yet() {
        assertThat(shelf.all())
                .flatExtracting(template -> catalog.validate(new OrgId(UUID.randomUUID()), template.workflow()).stream()
                        .filter(finding -> finding.severity() != Finding.Severity.INFO)
                        .filter(finding -> !Set.of("no_model", "not_connected").contains(finding.code()))
                        .map(finding -> template.id() + " " + finding.where() + ": " + finding.message())
                        .toList())
                .isEmpty();
    }

    @Test
    void every_setting_is_a_value_of_the_settings_step_and_the_other_way_round() {
        assertThat(shelf.all()).allSatisfy(template -> {
            List<String> values = template.workflow().nodes().stream()
                    .filter(node -> node.id().toString().equals(Template.STEP))
                    .flatMap(node -> ((Node.SetValues) node).values().propertyNames().stream())
                    .toList();
            assertThat(template.settings().stream().map(Template.Setting::name).toList())
                    .as(template.id())
                    .containsExactlyInAnyOrderElementsOf(values);
        });
    }

    @Test
    void the_list_says_what_each_is_for_and_what_it_asks() {
        JsonNode listed = template(owner().get("/api/templates").json(), "large-orders");
        assertThat(listed.path("title").asString()).isEqualTo("Large orders need a yes");
        assertThat(listed.path("trigger").asString()).isEqualTo("webhook");
        assertThat(listed.path("settings").path(2).path("name").asString()).isEqualTo("url");
        assertThat(listed.has("workflow")).isFalse();
    }

    @Test
    void a_template_is_drawn() {
        Http.Answer picture = owner().get("/api/templates/large-orders/picture");

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.body()).startsWith("<svg").contains("Somebody agrees");
        assertThat(owner().get("/api/templates/nothing/picture").status()).isEqualTo(404);
    }

    @Test
    void installing_makes_a_draft_with_what_the_team_has_said() {
        Http.Answer installed = owner().post(
                        "/api/templates/large-orders/install",
                        "{\"name\": \"Our orders\", \"settings\": {\"limit\": 2500, \"url\": \"https://orders.example.com/in\"}}");
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        JsonNode draft = owner().get("/api/workflows/" + installed.at("/workflow") + "/draft")
                .json();
        assertThat(draft.path("name").asString()).isEqualTo("Our orders");
        assertThat(draft.at("/workflow/nodes/0/with/values/limit").asInt()).isEqualTo(2500);
        assertThat(draft.at("/workflow/nodes/0/with/values/approvers").asString())
                .isEqualTo("owner");
        assertThat(draft.path("version").isNull()).isTrue();
    }

    @Test
    void a_setting_that_is_missing_or_unfit_is_named_and_nothing_is_installed() {
        int before = owner().get("/api/workflows").json().path("items").size();
        Http.Answer refused =
                owner().post("/api/templates/large-orders/install", "{\"settings\": {\"limit\": \"a lot\"}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("limit: Write a number", "url: This is needed");
        assertThat(owner().get("/api/workflows").json().path("items").size()).isEqualTo(before);
    }

    @Test
    void runs_cannot_report_to_a_conversation_that_is_not_there() {
        Http.Answer refused = owner().post(
                        "/api/templates/large-orders/install",
                        "{\"settings\": {\"url\": \"https://orders.example.com\"}, \"conversation\": \"nowhere\"}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("There is no conversation nowhere");
    }

    @Test
    void a_template_that_is_not_there_is_not_found() {
        assertThat(owner().post("/api/templates/unheard/install").status()).isEqualTo(404);
    }

    private static JsonNode template(JsonNode listed, String id) {
        return listed.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
