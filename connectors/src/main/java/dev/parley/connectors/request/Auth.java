package dev.parley.connectors.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.connectors.Doc;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call proves who makes it. */
record Auth(
        Type type,
        @Doc("for basic") @Nullable String username,
        @Doc("for basic") @Nullable String password,
        @Doc("for bearer") @Nullable String token,

        @Doc("for header: its name, such as X-Api-Key") @Nullable
        String name,

        @Doc("for header") @Nullable String value) {
    enum Type {
        @JsonProperty("basic")
        BASIC,
        @JsonProperty("bearer")
        BEARER,
        @JsonProperty("header")
        HEADER
    }

    /** The header that says so. */
    Map.Entry<String, String> header(NodeId step) throws OperationException {
        return switch (type) {
            case BASIC ->
                Map.entry(
                        "Authorization",
                        "Basic " + base64(need(username, "username", step) + ":" + need(password, "password", step)));
            case BEARER -> Map.entry("Authorization", "Bearer " + need(token, "token", step));
            case HEADER -> Map.entry(need(name, "name", step), need(value, "value", step));
        };
    }

    /** Secrets do not belong into logs. */
    @Override
    public String toString() {
        return "Auth[" + type + "]";
    }

    private String need(@Nullable String part, String called, NodeId step) throws OperationException {
        if (part == null) {
            throw new OperationException(new StepError(
                    "bad_input",
                    "Step \"%s\" has no \"auth.%s\".".formatted(step, called),
                    "Authentication of type %s needs it.".formatted(type.name().toLowerCase(Locale.ROOT)),
                    false));
        }
        return part;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
