package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Source: developers.notion.com, "Append block children". */
final class AppendText {
    private AppendText() {}

    record Input(
            @Doc(Reading.PAGE) String page,

            @Doc("Markdown's headings, lists, to-dos and quotes are kept")
            String text) {}

    record Appended(
            @Doc("id") String page,

            @Doc("how many were written, one a line") int blocks) {}

    static final ScriptedOperation<Input, Appended> APPEND = new ScriptedOperation<>(
            operation("notion.append_text", "Append text", "Writes text at the end of a Notion page.")
                    .synonyms(
                            "add to the wiki page",
                            "write a note in Notion",
                            "append to the summary",
                            "add to my notes")
                    .of(Input.class, new Appended(Page.SAMPLE.id(), 3)),
            AppendText::append);

    private static Appended append(Input input, ApiSession session) throws OperationException, InterruptedException {
        String page = Schema.path(input.page());
        List<ObjectNode> blocks = Blocks.of(input.text());
        append(session, page, blocks);
        return new Appended(page, blocks.size());
    }

    static void append(ApiSession session, String page, List<ObjectNode> blocks)
            throws OperationException, InterruptedException {
        for (int from = 0; from < blocks.size(); from += Blocks.AT_ONCE) {
            List<ObjectNode> next = blocks.subList(from, Math.min(blocks.size(), from + Blocks.AT_ONCE));
            session.send(ApiRequest.of("PATCH", "/v1/blocks/%s/children".formatted(page))
                    .body(Json.object("children", next)));
        }
    }
}
