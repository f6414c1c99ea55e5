package dev.parley.connectors.openapi;

import dev.parley.connectors.http.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One input of an operation and how it goes over the wire. Source: OpenAPI 3.1, "Parameter Object", "Style Values".
 *
 * @param field what the input is called
 * @param wire what it is called there
 * @param separator between the items of a list that goes as one text
 * @param isExploded whether the items of a list go one by one
 */
record Part(String field, String wire, Place place, Style style, String separator, boolean isExploded) {
    enum Place {
        PATH,
        QUERY,
        HEADER,
        /** A field of the body. */
        FIELD,
        /** The body itself. */
        BODY
    }

    enum Style {
        /** Texts, lists of texts, flat objects. */
        PLAIN,
        /** {@code filter[status]=open}. */
        DEEP,
        /** As JSON in a text. */
        JSON
    }

    static Part of(String field, String wire, Place place) {
        return new Part(field, wire, place, Style.PLAIN, ",", true);
    }

    /** As it stands in a query. */
    List<Map.Entry<String, String>> pairs(JsonNode value) {
        if (style == Style.JSON) {
            return List.of(Map.entry(wire, value.toString()));
        } else if (value.isArray() && isExploded) {
            return value.valueStream().map(item -> Map.entry(wire, text(item))).toList();
        } else if (value.isObject() && style == Style.DEEP) {
            return named(value, name -> wire + "[" + name + "]");
        } else if (value.isObject() && isExploded) {
            return named(value, name -> name);
        }
        return List.of(Map.entry(wire, text(value)));
    }

    /** As one text. */
    String text(JsonNode value) {
        if (style == Style.JSON) {
            return value.toString();
        }
        Stream<String> texts = value.isArray()
                ? value.valueStream().map(Part::plain)
                : value.isObject()
                        ? value.propertyStream().flatMap(entry -> Stream.of(entry.getKey(), plain(entry.getValue())))
                        : Stream.of(plain(value));
        return texts.collect(Collectors.joining(separator));
    }

    /** As it stands in a path: what separates items does, what is in them does not. */
    String segment(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(item -> Url.percent(plain(item))).collect(Collectors.joining(separator))
                : Url.percent(text(value));
    }

    private static List<Map.Entry<String, String>> named(JsonNode object, UnaryOperator<String> naming) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        object.forEachEntry((name, value) -> {
            if (value.isArray()) {
                value.forEach(item -> pairs.add(Map.entry(naming.apply(name), plain(item))));
            } else if (!value.isNull()) {
                pairs.add(Map.entry(naming.apply(name), plain(value)));
            }
        });
        return pairs;
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
