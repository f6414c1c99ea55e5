package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page's types are made from {@code web/openapi.json} ({@code npm run contract}), so that file must say what the service does.
 * {@code -Dcontract.write=true} writes it anew.
 */
class ContractTest extends StartedParley {
    private static final Path KEPT = Path.of("web", "openapi.json");

    @Test
    void the_page_is_built_on_the_contract_that_the_service_keeps() throws IOException {
        ObjectNode contract = (ObjectNode) owner().get("/api/openapi").json();
        contract.remove("servers");
        String written = json.rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(contract) + "\n";
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(KEPT, written);
        }
        assertThat(Files.readString(KEPT))
                .as("after a change: -Dcontract.write=true, then npm run contract")
                .isEqualTo(written);
    }

    @Test
    void what_is_always_there_is_required_and_what_may_be_missing_is_not() {
        JsonNode execution = owner().get("/api/openapi").json().at("/components/schemas/ExecutionView");
        assertThat(execution.at("/required").valueStream().map(JsonNode::stringValue))
                .contains("id", "workflow", "status", "startedAt")
                .doesNotContain("endedAt", "error", "output");
    }

    @Test
    void whoever_calls_is_no_parameter() {
        assertThat(owner().get("/api/openapi").body().toString()).doesNotContain("\"Caller\"");
    }
}
