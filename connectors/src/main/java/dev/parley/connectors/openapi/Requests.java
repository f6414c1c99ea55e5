package dev.parley.connectors.openapi;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Inputs as requests. @param queryKey the query parameter that carries a connection's key; null when none does */
record Requests(@Nullable String queryKey) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ApiRequest write(Declared declared, JsonNode input, Access access, ApiSession session) throws OperationException {
        check(declared, input, session);
        String path = declared.path();
        List<Map.Entry<String, String>> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        ObjectNode fields = JSON.objectNode();
        JsonNode whole = null;
        for (Part part : declared.parts()) {
            JsonNode value = input.path(part.field());
            if (value.isMissingNode() || (value.isNull() && part.place() != Part.Place.FIELD)) {
                continue;
            }
            switch (part.place()) {
                case PATH -> path = path.replace("{" + part.wire() + "}", segment(part, value, session));
                case QUERY -> query.addAll(part.pairs(value));
                case HEADER -> headers.put(part.wire(), header(part, value, session));
                case FIELD -> fields.set(part.wire(), value);
                case BODY -> whole = value;
            }
        }
        ApiRequest request = new ApiRequest(
                declared.method(),
                path,
                query,
                headers,
                body(declared.body(), whole == null ? fields : whole),
                declared.body() == Body.Form.FORM);
        return withKey(request, access);
    }

    /** Without any input. */
    ApiRequest plain(Declared declared, Access access) {
        ApiRequest request = ApiRequest.of(declared.method(), declared.path());
        return withKey(request, access);
    }

    private ApiRequest withKey(ApiRequest request, Access access) {
        return queryKey != null && access.auth() instanceof Auth.Form
                ? request.query(queryKey, access.secret(Auth.Token.SECRET).reveal())
                : request;
    }

    private static @Nullable JsonNode body(Body.Form form, JsonNode content) {
        return switch (form) {
            case NONE -> null;
            case JSON -> content;
            case FORM -> content instanceof ObjectNode fields ? pairs(fields) : content;
        };
    }

    /** In a form, a list's items go one by one. Source: OpenAPI 3.1, "Encoding Object", style form. */
    private static ArrayNode pairs(ObjectNode fields) {
        ArrayNode pairs = JSON.arrayNode();
        fields.forEachEntry((name, value) -> {
            if (value.isArray()) {
                value.forEach(item -> pairs.addObject().set(name, item));
            } else if (!value.isNull()) {
                pairs.addObject().set(name, value);
            }
        });
        return pairs;
    }

    private static String segment(Part part, JsonNode value, ApiSession session) throws OperationException {
        String segment = part.segment(value);
        if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
            throw session.badInput(
                    "cannot use its \"%s\" in an address".formatted(part.field()),
                    "It must not be empty, nor lead up (\"..\").");
        }
        return segment;
    }

    private static String header(Part part, JsonNode value, ApiSession session) throws OperationException {
        String text = part.text(value);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw session.badInput(
                    "cannot send its \"%s\" as a header".formatted(part.field()), "It must be a single line.");
        }
        return text;
    }

    private static void check(Declared declared, JsonNode input, ApiSession session) throws OperationException {
        JsonNode properties = declared.input().path("properties");
        for (String name : input.propertyNames()) {
            if (!properties.has(name)) {
                throw session.badInput("gives \"%s\", which there is not".formatted(name), takes(properties));
            }
        }
        for (JsonNode required : declared.input().path("required")) {
            JsonNode value = input.path(required.stringValue());
            boolean mayBeNull = properties
                    .path(required.stringValue())
                    .path("type")
                    .valueStream()
                    .anyMatch(type -> type.asString("").equals("null"));
            if (value.isMissingNode() || (value.isNull() && !mayBeNull)) {
                throw session.badInput("does not give \"%s\"".formatted(required.stringValue()), takes(properties));
            }
        }
    }

    private static String takes(JsonNode properties) {
        List<String> names = properties.propertyNames().stream()
                .filter(name -> !name.equals(ConnectedOperation.CONNECTION))
                .toList();
        return names.isEmpty() ? "It takes nothing." : "It takes %s.".formatted(String.join(", ", names));
    }
}
