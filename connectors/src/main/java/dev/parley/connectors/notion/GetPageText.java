package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Goes through the blocks of a page and those inside them. Source: developers.notion.com, "Retrieve block children". */
final class GetPageText {
    private GetPageText() {}

    /** Three a second is all that Notion allows: a step should not take minutes. */
    private static final int MOST_CALLS = 30;

    private static final Set<String> PAGES_OF_THEIR_OWN = Set.of("child_page", "child_database");

    record Input(@Doc(Reading.PAGE) String page) {}

    record Text(
            @Doc("in Markdown") String text,

            @Doc("whether the page is longer than what was read")
            boolean more) {}

    static final ScriptedOperation<Input, Text> GET_TEXT = new ScriptedOperation<>(
            operation("notion.get_page_text", "Get the text of a page", "Reads what is written on a Notion page.")
                    .reading()
                    .synonyms("content of a wiki page", "read the notes", "text of the Notion page")
                    .of(Input.class, new Text("# Acme\n\nThey want to close by the end of Q4.", false)),
            GetPageText::read);

    private static Text read(Input input, ApiSession session) throws OperationException, InterruptedException {
        Walk walk = new Walk(session);
        walk.into(Schema.path(input.page()), "");
        return new Text(walk.text.toString().strip(), walk.isCutShort);
    }

    private static final class Walk {
        private final ApiSession session;
        private final StringBuilder text = new StringBuilder();
        private int calls;
        private boolean isCutShort;

        Walk(ApiSession session) {
            this.session = session;
        }

        void into(String block, String indent) throws OperationException, InterruptedException {
            ApiRequest first = ApiRequest.of("GET", "/v1/blocks/%s/children".formatted(block))
                    .query("page_size", "100");
            String cursor = "";
            do {
                if (calls++ == MOST_CALLS) {
                    isCutShort = true;
                    return;
                }
                JsonNode reply = session.send(cursor.isEmpty() ? first : first.query("start_cursor", cursor))
                        .body();
                for (JsonNode child : reply.path("results")) {
                    write(child, indent);
                }
                cursor = reply.path("next_cursor").asString("");
            } while (!cursor.isEmpty() && !isCutShort);
        }

        private void write(JsonNode block, String indent) throws OperationException, InterruptedException {
            String line = Blocks.markdown(block);
            if (!line.isEmpty()) {
                text.append(indent).append(line).append('\n');
            }
            boolean goesOn = block.path("has_children").asBoolean(false)
                    && !PAGES_OF_THEIR_OWN.contains(block.path("type").asString(""));
            if (goesOn && !isCutShort) {
                into(block.path("id").asString(""), line.isEmpty() ? indent : indent + "  ");
            }
        }
    }
}
