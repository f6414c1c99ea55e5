package dev.parley.connectors.openapi;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of an operation. Its fields are inputs of their own where they are few things with names; else it is one input,
 * {@code body}.
 */
final class Body {
    private static final String WHOLE = "body";

    private final Document document;
    private final String where;

    Body(Document document, String where) {
        this.document = document;
        this.where = where;
    }

    /** How it goes. */
    enum Form {
        NONE,
        JSON,
        FORM
    }

    /** @return empty when it cannot be sent; the omission was noted */
    Optional<Form> addTo(Inputs inputs, JsonNode requestBody) {
        if (requestBody.isMissingNode()) {
            return Optional.of(Form.NONE);
        }
        Optional<JsonNode> body = document.followed(requestBody, where);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        JsonNode offered = body.get().path("content");
        Optional<Content> json = Content.json(offered);
        Optional<Content> content = json.or(() -> Content.form(offered));
        if (content.isEmpty()) {
            String types = String.join(", ", offered.propertyNames());
            document.omit(
                    "content_type",
                    where,
                    "It takes %s; JSON and forms can be sent."
                            .formatted(types.isEmpty() ? "an unknown kind of body" : Texts.line(types, 120)));
            return Optional.empty();
        }
        ObjectNode schema = SchemaReader.input(document, content.get().schema(), where);
        boolean isRequired = body.get().path("required").asBoolean(false);
        if (areFieldsInputs(schema, inputs, json.isEmpty())) {
            addFields(inputs, schema, isRequired);
        } else {
            String field = inputs.free(WHOLE, "json");
            inputs.add(Part.of(field, "", Part.Place.BODY), schema, isRequired);
        }
        return Optional.of(json.isPresent() ? Form.JSON : Form.FORM);
    }

    private static void addFields(Inputs inputs, ObjectNode schema, boolean isBodyRequired) {
        List<String> required = schema.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .toList();
        schema.path("properties")
                .forEachEntry((name, property) -> inputs.add(
                        Part.of(name, name, Part.Place.FIELD), property, isBodyRequired && required.contains(name)));
    }

    /** A form has nothing but fields; JSON with choices, open ends or names that are taken stays whole. */
    private static boolean areFieldsInputs(ObjectNode schema, Inputs inputs, boolean isForm) {
        JsonNode properties = schema.path("properties");
        boolean isFree = properties.propertyStream().noneMatch(entry -> inputs.has(entry.getKey()));
        boolean isPlain = !schema.has("oneOf")
                && !schema.has("anyOf")
                && !schema.path("additionalProperties").isObject()
                && !schema.path("type").isArray();
        return properties.isObject() && !properties.isEmpty() && isFree && (isPlain || isForm);
    }
}
