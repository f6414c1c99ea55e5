package dev.parley.connectors.notion;

import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.JsonNodeFactory;

/** A page as steps and events show it. */
record Page(
        String id,
        @From("") @JsonDeserialize(using = Title.class) String title,

        @Doc("plain values by name") @JsonDeserialize(using = Properties.Reader.class)
        Map<String, JsonNode> properties,

        @Doc("the one it is in") @From("parent.database_id") @Nullable
        String database,

        @Nullable URI url,
        @From("created_time") @Nullable Instant createdAt,

        @Doc("to the minute") @From("last_edited_time") @Nullable
        Instant editedAt) {
    static final Page SAMPLE = new Page(
            "59833787-2cf9-4fdf-8782-e53db20768a5",
            "Acme Industries",
            Map.of(
                    "Priority", JsonNodeFactory.instance.stringNode("Q4 close"),
                    "Amount", JsonNodeFactory.instance.numberNode(500_000)),
            "d9824bdc-8445-4327-be8b-5b47500af6ce",
            URI.create("https://www.notion.so/Acme-Industries-598337872cf94fdf8782e53db20768a5"),
            Instant.parse("2026-03-02T09:00:00Z"),
            Instant.parse("2026-03-02T09:30:00Z"));

    /** A page's is one of its properties, a database's stands by itself. */
    static final class Title extends StdDeserializer<String> {
        Title() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode found = context.readTree(parser);
            JsonNode own = found.path("title").isArray()
                    ? found.path("title")
                    : found.path("properties")
                            .valueStream()
                            .filter(property ->
                                    property.path("type").asString("").equals("title"))
                            .map(property -> property.path("title"))
                            .findFirst()
                            .orElseGet(JsonNodeFactory.instance::arrayNode);
            return RichText.plain(own);
        }
    }
}
