package dev.parley.engine.expression;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a value that is not there yet.
 *
 * @param kinds those it may be; empty only for {@link #NOTHING}
 * @param schema what a JSON Schema says about it; null when none does
 * @param content of an optional, or of a list that the expression builds; null when unknown
 */
record Estimate(
        Set<Kind> kinds,
        @Nullable JsonNode schema,
        @Nullable Estimate content) {
    static final Estimate ANYTHING = new Estimate(EnumSet.allOf(Kind.class), null, null);

    /** Of what an empty list holds. */
    static final Estimate NOTHING = new Estimate(EnumSet.noneOf(Kind.class), null, null);

    static Estimate of(Kind kind) {
        return new Estimate(EnumSet.of(kind), null, null);
    }

    static Estimate of(Set<Kind> kinds) {
        return new Estimate(kinds, null, null);
    }

    static Estimate of(Kind kind, Estimate content) {
        return new Estimate(EnumSet.of(kind), null, content);
    }

    static Estimate ofSchema(@Nullable JsonNode schema) {
        if (schema == null || !schema.isObject() || !SchemaKinds.isPlain(schema)) {
            return ANYTHING;
        }
        return new Estimate(SchemaKinds.of(schema), schema, null);
    }

    boolean mayBe(Kind kind) {
        return kinds.contains(kind);
    }

    boolean mayBeAnyOf(Set<Kind> others) {
        return kinds.stream().anyMatch(others::contains);
    }

    boolean isOnly(Kind kind) {
        return kinds.size() == 1 && kinds.contains(kind);
    }

    boolean isUnknown() {
        return kinds.size() == Kind.values().length;
    }

    Estimate or(Estimate other) {
        if (equals(other) || other.kinds.isEmpty()) {
            return this;
        }
        if (kinds.isEmpty()) {
            return other;
        }
        var both = EnumSet.copyOf(kinds);
        both.addAll(other.kinds);
        var isSame = schema != null && schema.equals(other.schema);
        return new Estimate(
                both,
                isSame ? schema : null,
                content == null || other.content == null ? null : content.or(other.content));
    }

    /** Two lists, one after the other. */
    Estimate followedBy(Estimate other) {
        return of(Kind.LIST, rawItem().or(other.rawItem()));
    }

    /** What an element of it is, or what a loop over it sees. */
    Estimate item() {
        var item = rawItem();
        return item.kinds.isEmpty() ? ANYTHING : item;
    }

    private Estimate rawItem() {
        if (content != null && isOnly(Kind.LIST)) {
            return content;
        }
        if (isOnly(Kind.LIST) && schema != null) {
            return ofSchema(schema.get("items"));
        }
        return ANYTHING;
    }

    /** As JSON Schema; empty when nothing is certain. */
    JsonNode asSchema() {
        if (schema != null) {
            return schema;
        }
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        var names = SchemaKinds.names(kinds);
        if (!names.isEmpty() && !isUnknown()) {
            var types = described.putArray("type");
            names.forEach(types::add);
        }
        return described;
    }
}
