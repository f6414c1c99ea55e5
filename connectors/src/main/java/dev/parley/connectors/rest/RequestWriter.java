package dev.parley.connectors.rest;

import dev.parley.connectors.json.OperationJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An operation's input as a request, by the rules of {@link Sent}. */
final class RequestWriter {
    /** The input field that says how many items are wanted; it goes over the wire as the size of pages. */
    static final String LIMIT = "limit";

    private final Endpoint endpoint;
    private final PathTemplate path;
    private final List<Part> parts = new ArrayList<>();

    /** @throws IllegalArgumentException when the path names a field that the input does not have */
    RequestWriter(Endpoint endpoint, Class<? extends Record> input) {
        this.endpoint = endpoint;
        this.path = new PathTemplate(endpoint.path());
        List<String> holes = path.names();
        for (RecordComponent component : input.getRecordComponents()) {
            parts.add(Part.of(component, endpoint, holes.contains(component.getName())));
        }
        holes.stream()
                .filter(hole -> parts.stream().noneMatch(part -> part.name().equals(hole)))
                .findFirst()
                .ifPresent(hole -> {
                    throw new IllegalArgumentException(
                            "%s has no \"%s\", which %s needs".formatted(input.getName(), hole, endpoint.path()));
                });
    }

    /** @throws IllegalArgumentException naming the field that cannot stand in a path */
    ApiRequest write(Record input, Naming naming) {
        Map<String, String> holes = new HashMap<>();
        List<Map.Entry<String, String>> query = new ArrayList<>(endpoint.query().entrySet());
        Map<String, String> headers = new LinkedHashMap<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            JsonNode value = part.valueIn(input);
            if (value == null) {
                continue;
            }
            String wire = part.wire().isEmpty() ? naming.of(part.name()) : part.wire();
            switch (part.target()) {
                case PATH -> holes.put(part.name(), value.asString());
                case QUERY -> part.texts(value).forEach(text -> query.add(Map.entry(wire, text)));
                case HEADER -> headers.put(wire, value.asString());
                case BODY -> put(body, wire, part.isJoined() ? part.joined(value) : value);
                case NOWHERE -> {}
            }
        }
        return new ApiRequest(
                endpoint.method(),
                path.filled(holes),
                query,
                headers,
                endpoint.hasBody() && (!body.isEmpty() || endpoint.method().equals("POST")) ? body : null,
                endpoint.isForm());
    }

    /** How many items are wanted, when the input says. */
    @Nullable
    Integer limitIn(Record input) {
        return parts.stream()
                .filter(part -> part.name().equals(LIMIT))
                .map(part -> part.valueIn(input))
                .filter(value -> value != null && value.isNumber())
                .findFirst()
                .map(JsonNode::intValue)
                .orElse(null);
    }

    /** A form has no depth. */
    private void put(ObjectNode body, String wire, JsonNode value) {
        if (endpoint.isForm()) {
            body.set(wire, value);
            return;
        }
        ObjectNode at = body;
        String[] steps = wire.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObjectProperty(steps[i]);
        }
        at.set(steps[steps.length - 1], value);
    }

    private enum Target {
        PATH,
        QUERY,
        HEADER,
        BODY,
        NOWHERE
    }

    private record Part(RecordComponent component, String wire, Target target, boolean isJoined) {
        static Part of(RecordComponent component, Endpoint endpoint, boolean isInPath) {
            component.getAccessor().setAccessible(true);
            Sent sent = component.getAnnotation(Sent.class);
            String wire = sent == null ? "" : sent.value();
            return new Part(
                    component, wire, target(component, sent, endpoint, isInPath), sent != null && sent.joined());
        }

        private static Target target(
                RecordComponent component, @Nullable Sent sent, Endpoint endpoint, boolean isInPath) {
            if (isInPath) {
                return Target.PATH;
            }
            if (endpoint.paging() != null && component.getName().equals(LIMIT)) {
                return Target.NOWHERE;
            }
            Target usual = endpoint.hasBody() ? Target.BODY : Target.QUERY;
            return sent == null
                    ? usual
                    : switch (sent.in()) {
                        case USUAL -> usual;
                        case QUERY -> Target.QUERY;
                        case HEADER -> Target.HEADER;
                        case BODY -> Target.BODY;
                        case NOWHERE -> Target.NOWHERE;
                    };
        }

        String name() {
            return component.getName();
        }

        /** Null when there is none. */
        @Nullable
        JsonNode valueIn(Record input) {
            try {
                Object value = component.getAccessor().invoke(input);
                return value == null ? null : OperationJson.MAPPER.<JsonNode>valueToTree(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A record's field cannot be read: " + component, e);
            }
        }

        List<String> texts(JsonNode value) {
            if (!value.isArray()) {
                return List.of(value.asString());
            }
            return isJoined
                    ? value.isEmpty() ? List.of() : List.of(joined(value).stringValue())
                    : value.valueStream().map(JsonNode::asString).toList();
        }

        JsonNode joined(JsonNode value) {
            return JsonNodeFactory.instance.stringNode(
                    value.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")));
        }
    }
}
