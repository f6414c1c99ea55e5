package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.ANY;
import static dev.parley.engine.expression.Param.TEXT;

import java.io.Writer;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text. */
final class JsonFunctions {
    private static final int MAX_DEPTH = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFunctions() {}

    static void addTo(Functions functions) {
        functions
                .global(ANY, "json.parse", List.of(TEXT), a -> parse((String) a[0]))
                .global(TEXT, "json.stringify", List.of(ANY), a -> write(a[0]));
    }

    private static Object parse(String text) {
        Meter.spend(text.length() / 8);
        try {
            return Values.toCel(JSON.readTree(text), Place.root("the parsed JSON"));
        } catch (JacksonException unreadable) {
            var location = unreadable.getLocation();
            throw new ValueProblem(ValueProblem.quoted(text) + " is not JSON: " + unreadable.getOriginalMessage()
                    + (location == null
                            ? ""
                            : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")"));
        }
    }

    private static String write(Object value) {
        var text = new StringBuilder();
        JSON.writeValue(into(text), Values.toJson(value));
        return text.toString();
    }

    /** A list may name the same text a thousand times, so that what is written may be far larger than what is held. */
    private static Writer into(StringBuilder text) {
        return new Writer() {
            @Override
            public void write(char[] characters, int from, int length) {
                Meter.append(text, new String(characters, from, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
