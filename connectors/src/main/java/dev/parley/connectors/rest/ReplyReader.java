package dev.parley.connectors.rest;

import dev.parley.connectors.json.OperationJson;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reply as an operation's output record, by the rules of {@link From}. What a reply has beyond the record is left out; what the record
 * needs and the reply lacks is an error.
 */
final class ReplyReader<O extends Record> {
    private final Class<O> type;

    ReplyReader(Class<O> type) {
        this.type = type;
    }

    /** @throws UnfitReply when something is missing or of another kind */
    O read(JsonNode reply, Naming naming) throws UnfitReply {
        return converted(shaped(type, reply, naming));
    }

    /** @throws UnfitReply when an item does not fit */
    O read(Pages pages, Naming naming) throws UnfitReply {
        ObjectNode shape = JsonNodeFactory.instance.objectNode();
        RecordComponent list = Arrays.stream(type.getRecordComponents())
                .filter(component -> Collection.class.isAssignableFrom(component.getType()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no list for the items of pages"));
        shape.set(list.getName(), valueOf(list.getAnnotatedType(), pages.items(), list.getName(), naming));
        if (Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("more"))) {
            shape.put("more", pages.hasMore());
        }
        return converted(shape);
    }

    private O converted(JsonNode shape) throws UnfitReply {
        try {
            return OperationJson.MAPPER.treeToValue(shape, type);
        } catch (JacksonException e) {
            String field = e.getPath().isEmpty()
                    ? ""
                    : String.valueOf(e.getPath().getLast().getPropertyName());
            throw new UnfitReply("its \"%s\" is something else than expected".formatted(field));
        }
    }

    private static ObjectNode shaped(Class<?> record, JsonNode reply, Naming naming) throws UnfitReply {
        ObjectNode shape = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : record.getRecordComponents()) {
            From from = component.getAnnotation(From.class);
            String path = from == null ? naming.of(component.getName()) : from.value();
            JsonNode found = Selector.parse(path).in(reply);
            if (!isAbsent(found)) {
                shape.set(component.getName(), valueOf(component.getAnnotatedType(), found, path, naming));
            } else if (Collection.class.isAssignableFrom(component.getType())) {
                shape.putArray(component.getName());
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new UnfitReply("it has no \"%s\"".formatted(path));
            }
        }
        return shape;
    }

    private static JsonNode valueOf(AnnotatedType declared, JsonNode found, String path, Naming naming)
            throws UnfitReply {
        Optional<Class<?>> plain = rawType(declared.getType());
        if (plain.filter(Class::isRecord).isPresent()) {
            if (!found.isObject()) {
                throw new UnfitReply("its \"%s\" is no object".formatted(path));
            }
            return shaped(plain.get(), found, naming);
        }
        boolean isList = plain.filter(Collection.class::isAssignableFrom).isPresent();
        if (isList && declared instanceof AnnotatedParameterizedType list) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : found) {
                items.add(valueOf(list.getAnnotatedActualTypeArguments()[0], item, path + "[]", naming));
            }
            return items;
        }
        return found;
    }

    private static Optional<Class<?>> rawType(Type type) {
        return switch (type) {
            case Class<?> plain -> Optional.of(plain);
            case ParameterizedType generic -> rawType(generic.getRawType());
            default -> Optional.empty();
        };
    }

    private static boolean isAbsent(JsonNode found) {
        return found.isMissingNode() || found.isNull();
    }

    /** The message continues "cannot read the answer: …". */
    static final class UnfitReply extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitReply(String message) {
            super(message);
        }
    }
}
