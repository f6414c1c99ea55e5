package dev.parley.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConnectorsTest {
    @Test
    void every_connector_on_the_class_path_is_found_and_no_model_is_loaded_for_it() {
        LocalModel model = new LocalModel();
        try (GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY)) {
            Connectors connectors = Connectors.load(new Surroundings(http, model));

            assertThat(connectors.operations().specs())
                    .extracting(OperationSpec::id)
                    .contains("ai.classify", "ai.summarize", "github.create_issue", "http.request");
            assertThat(model.isLoaded()).isFalse();
        }
    }

    @Test
    void every_operation_explains_itself() {
        try (GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY)) {
            assertThat(Connectors.load(new Surroundings(http, new LocalModel()))
                            .operations()
                            .specs())
                    .allSatisfy(spec -> {
                        assertThat(spec.title()).isNotBlank();
                        assertThat(spec.summary()).endsWith(".");
                        assertThat(spec.synonyms()).isNotEmpty();
                        assertThat(spec.sample().propertyNames())
                                .allMatch(
                                        name -> spec.output().path("properties").has(name));
                    });
        }
    }

    @Test
    void a_trigger_whose_source_lacks_its_setting_or_has_an_odd_one_is_found_before_publishing() {
        try (GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY)) {
            Connectors connectors = Connectors.load(new Surroundings(http, new LocalModel()));

            assertThat(finding("google_sheets.row_added", connectors))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("bad_source");
                        assertThat(finding.where()).isEqualTo("trigger.source");
                        assertThat(finding.hint()).contains("google_sheets.row_added:<id>");
                    });
            assertThat(finding("google_calendar.event_starting:soon", connectors))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("soon"));
            assertThat(List.of(
                            "google_sheets.row_added:1q2w3E4r5T6y7U8i9O0p/Orders",
                            "google_calendar.event_starting",
                            "google_calendar.event_starting:15",
                            "github.issue_opened",
                            "orders.created"))
                    .allSatisfy(
                            source -> assertThat(finding(source, connectors)).isEmpty());
        }
    }

    private static List<Finding> finding(String source, Connectors connectors) {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Orders", "trigger": {"type": "event", "source": "%s"}, "nodes": [], "edges": []}
                """.formatted(source));
        return new WorkflowRules(new Expressions(), connectors.operations(), connectors::unfit)
                .check(workflow).stream()
                        .filter(finding -> finding.where().startsWith("trigger"))
                        .toList();
    }

    private static Workflow workflow(String text) {
        try {
            return WorkflowJson.read(JsonMapper.shared().readTree(text)).workflow();
        } catch (WorkflowSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
