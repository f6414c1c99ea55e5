package dev.parley.engine.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.RunId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Test cases as they are kept, exported and written by hand. */
public final class TestCaseJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private TestCaseJson() {}

    public static ObjectNode write(TestCase testCase) {
        return MAPPER.valueToTree(testCase);
    }

    /**
     * @param json {@code expected.status} is all it must have
     * @param now when a run begins whose case does not say when
     * @throws IllegalArgumentException when it is no test case; the message says what is wrong and where
     */
    public static TestCase read(JsonNode json, Instant now) {
        if (!(json instanceof ObjectNode written)) {
            throw new IllegalArgumentException("A test case is an object with `given`, `mocks` and `expected`.");
        }
        try {
            return MAPPER.treeToValue(complete(written, now), TestCase.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s: %s.".formatted(place(e), reason(e)), e);
        }
    }

    static TestCase read(String json) {
        return MAPPER.readValue(json, TestCase.class);
    }

    private static ObjectNode complete(ObjectNode written, Instant now) {
        ObjectNode json = MAPPER.createObjectNode().put("name", "").setAll(written);
        if (!json.has("mocks")) {
            json.putObject("mocks");
        }
        JsonNode input = json.path("given").path("input");
        ObjectNode given = MAPPER.createObjectNode();
        given.put("run", RunId.at(now, new UUID(0, 0)).toString())
                .put("startedAt", now.toString())
                .put("trigger", "manual");
        given.set("input", MAPPER.createObjectNode());
        given.set("payload", input.isMissingNode() ? MAPPER.createObjectNode() : input);
        given.putObject("replaced");
        if (json.path("given") instanceof ObjectNode said) {
            given.setAll(said);
        }
        return json.path("given").isMissingNode() || json.path("given").isObject() ? json.set("given", given) : json;
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            case UnrecognizedPropertyException _ -> "a test case has no such field";
            case InvalidTypeIdException _ ->
                "an answer holds `output`, `error`, `approve`, `values` or `event`, and this holds none of them";
            default -> "the value is of the wrong kind";
        };
    }

    private static String place(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "The test case" : "`" + path.replace(".[", "[") + "`";
    }
}
