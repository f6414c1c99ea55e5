package dev.parley.engine.workflow;

import dev.parley.engine.workflow.WorkflowJson.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workflows as people write them. */
final class Examples {
    static final String TRIAGE = "triage.json";
    static final String EVERY_KIND = "every-kind.json";
    static final String ONBOARDING = "agentic-user-onboarding.json";

    private Examples() {}

    static JsonNode file(String name) {
        try (InputStream file = Examples.class.getResourceAsStream(name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** A workflow of these nodes and edges, each a JSON list without its brackets. */
    static String manual(String nodes, String edges) {
        return "{\"parley\": 1, \"name\": \"Example\", \"trigger\": {\"type\": \"manual\"}, \"nodes\": [" + nodes
                + "], \"edges\": [" + edges + "]}";
    }

    static Parsed parse(JsonNode json) {
        try {
            return WorkflowJson.read(json);
        } catch (WorkflowSyntaxException refused) {
            throw new AssertionError(refused.findings().toString(), refused);
        }
    }

    static Workflow read(String text) {
        return parse(json(text)).workflow();
    }

    /** What is wrong with text that cannot be read. */
    static List<Finding> mistakes(String text) {
        try {
            throw new AssertionError("Read without complaint: " + WorkflowJson.read(json(text)));
        } catch (WorkflowSyntaxException refused) {
            return refused.findings();
        }
    }
}
