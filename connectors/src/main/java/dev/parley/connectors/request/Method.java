package dev.parley.connectors.request;

import dev.parley.engine.operation.Effect;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The methods of RFC 9110 (and PATCH, RFC 5789) with what they promise. */
enum Method {
    GET(Effect.READ, true),
    POST(Effect.WRITE, false),
    PUT(Effect.WRITE, true),
    PATCH(Effect.WRITE, false),
    DELETE(Effect.DELETE, true),
    HEAD(Effect.READ, true),
    OPTIONS(Effect.READ, true);

    private final Effect effect;
    private final boolean isIdempotent;

    Method(Effect effect, boolean isIdempotent) {
        this.effect = effect;
        this.isIdempotent = isIdempotent;
    }

    Effect effect() {
        return effect;
    }

    boolean isIdempotent() {
        return isIdempotent;
    }

    /** Of an input that need not be rendered yet; GET when it names none, empty when it names none of these. */
    static Optional<Method> of(JsonNode input) {
        String name = input.path("method").asString("");
        return name.isEmpty()
                ? Optional.of(GET)
                : Arrays.stream(values())
                        .filter(method -> method.name().equalsIgnoreCase(name.strip()))
                        .findFirst();
    }
}
