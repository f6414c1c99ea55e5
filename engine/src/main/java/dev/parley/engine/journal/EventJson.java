package dev.parley.engine.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.run.RunEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as the journal keeps them: the kind is the record's name, the body its components. */
final class EventJson {
    /** What clients may send is as deep as readers take by default; an event wraps it once more. */
    private static final int MAX_DEPTH = 2 * StreamReadConstraints.DEFAULT_MAX_DEPTH;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final Map<String, Class<?>> KINDS =
            leaves(RunEvent.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private EventJson() {}

    static String kind(RunEvent event) {
        return event.getClass().getSimpleName();
    }

    static String body(RunEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    /** @throws IllegalStateException for a kind this version does not know: the journal was written by a newer one */
    static RunEvent read(String kind, String body) {
        return (RunEvent) MAPPER.readValue(body, type(kind));
    }

    /** The same of a body that has been read already. */
    static RunEvent read(String kind, JsonNode body) {
        return (RunEvent) MAPPER.treeToValue(body, type(kind));
    }

    private static Class<?> type(String kind) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalStateException(
                    "The journal holds an event \"" + kind + "\" that this version of Parley does not know");
        }
        return type;
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJson::leaves)
                : Stream.of(type);
    }
}
