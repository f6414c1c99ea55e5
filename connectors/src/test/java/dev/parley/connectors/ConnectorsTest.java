package dev.parley.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.operation.OperationSpec;
import org.junit.jupiter.api.Test;

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
}
