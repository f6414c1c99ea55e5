package dev.parley.connectors.notion;

import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Text in pieces. Source: developers.notion.com, "Rich text" and "Request limits". */
final class RichText {
    private static final int LONGEST_PIECE = 2_000;

    private RichText() {}

    static ArrayNode of(String text) {
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + LONGEST_PIECE);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.addObject().put("type", "text").putObject("text").put("content", text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    static String plain(JsonNode pieces) {
        return pieces.valueStream()
                .map(piece -> piece.path("plain_text").asString(""))
                .collect(Collectors.joining());
    }

    /** For fields of records. */
    static final class Reader extends StdDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return plain(context.readTree(parser));
        }
    }
}
