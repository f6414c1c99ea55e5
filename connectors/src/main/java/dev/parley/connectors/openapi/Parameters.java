package dev.parley.connectors.openapi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of an operation: those of its path, in whose place its own may come. */
final class Parameters {
    /** Said by the client or by the connection, whatever a document thinks. */
    private static final Set<String> NOT_ASKED = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final Document document;
    private final String where;

    Parameters(Document document, String where) {
        this.document = document;
        this.where = where;
    }

    static boolean isHeaderName(String name) {
        return name.matches("[A-Za-z0-9!$%&'*+.^_|~-]{1,80}");
    }

    /** @return false when one that is needed cannot be sent; the omission was noted */
    boolean addTo(Inputs inputs, JsonNode path, JsonNode operation) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode level : new JsonNode[] {path.path("parameters"), operation.path("parameters")}) {
            for (JsonNode raw : level) {
                Optional<JsonNode> parameter = document.followed(raw, where);
                if (parameter.isEmpty()) {
                    return false;
                }
                all.put(place(parameter.get()) + " " + name(parameter.get()), parameter.get());
            }
        }
        return all.values().stream().allMatch(parameter -> isAdded(inputs, parameter));
    }

    private boolean isAdded(Inputs inputs, JsonNode parameter) {
        String name = name(parameter);
        boolean isRequired = parameter.path("required").asBoolean(false);
        if (place(parameter).equals("header") && NOT_ASKED.contains(name.toLowerCase(Locale.ROOT))) {
            return true;
        }
        Optional<Part> part = part(parameter, inputs.free(name, place(parameter)));
        if (part.isEmpty()) {
            document.omit(
                    "parameter",
                    where,
                    "Its parameter \"%s\" (in %s%s) cannot be sent%s."
                            .formatted(
                                    Texts.line(name, 60),
                                    Texts.line(place(parameter), 20),
                                    parameter.has("style")
                                            ? ", style "
                                                    + Texts.line(
                                                            parameter
                                                                    .path("style")
                                                                    .asString(""),
                                                            20)
                                            : "",
                                    isRequired ? ", and it is needed" : "; the rest can"));
            return !isRequired;
        }
        inputs.add(part.get(), schema(parameter), isRequired || place(parameter).equals("path"));
        return true;
    }

    private ObjectNode schema(JsonNode parameter) {
        JsonNode content = parameter.path("content").path("application/json");
        ObjectNode schema = SchemaReader.input(
                document, content.isMissingNode() ? parameter.path("schema") : content.path("schema"), where);
        String description = parameter.path("description").asString("");
        if (!description.isBlank()) {
            schema.put("description", Texts.line(description, 300));
        }
        JsonNode example = parameter.path("example");
        if (!example.isMissingNode()) {
            schema.putArray("examples").add(example);
        }
        return schema;
    }

    private static Optional<Part> part(JsonNode parameter, String field) {
        String name = name(parameter);
        if (name.isBlank()) {
            return Optional.empty();
        }
        Optional<Part.Place> place = switch (place(parameter)) {
            case "path" -> Optional.of(Part.Place.PATH);
            case "query" -> Optional.of(Part.Place.QUERY);
            case "header" -> isHeaderName(name) ? Optional.of(Part.Place.HEADER) : Optional.empty();
            default -> Optional.empty();
        };
        return place.flatMap(at -> styled(parameter, Part.of(field, name, at)));
    }

    private static Optional<Part> styled(JsonNode parameter, Part part) {
        if (parameter.has("content")) {
            return parameter.path("content").has("application/json")
                    ? Optional.of(
                            new Part(part.field(), part.wire(), part.place(), Part.Style.JSON, part.separator(), false))
                    : Optional.empty();
        }
        boolean isQuery = part.place() == Part.Place.QUERY;
        String style = parameter.path("style").asString(isQuery ? "form" : "simple");
        boolean isExploded = parameter.path("explode").asBoolean(isQuery && style.equals("form"));
        return switch (style) {
            case "form" -> isQuery ? Optional.of(separated(part, Part.Style.PLAIN, ",", isExploded)) : Optional.empty();
            case "simple" ->
                isQuery ? Optional.empty() : Optional.of(separated(part, Part.Style.PLAIN, ",", isExploded));
            case "spaceDelimited" ->
                isQuery ? Optional.of(separated(part, Part.Style.PLAIN, " ", isExploded)) : Optional.empty();
            case "pipeDelimited" ->
                isQuery ? Optional.of(separated(part, Part.Style.PLAIN, "|", isExploded)) : Optional.empty();
            case "deepObject" -> isQuery ? Optional.of(separated(part, Part.Style.DEEP, ",", true)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Part separated(Part part, Part.Style style, String separator, boolean isExploded) {
        return new Part(part.field(), part.wire(), part.place(), style, separator, isExploded);
    }

    private static String place(JsonNode parameter) {
        return parameter.path("in").asString("");
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString("");
    }
}
