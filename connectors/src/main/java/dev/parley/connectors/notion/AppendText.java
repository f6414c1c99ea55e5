package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Source: developers.notion.com, "Append block children". */
final class AppendText extends ConnectedOperation<AppendText.Input, AppendText.Appended> {
    record Input(
            @Doc(Reading.PAGE) String page,

            @Doc("Markdown's headings, lists, to-dos and quotes are kept")
            String text) {}

    record Appended(
            @Doc("id") String page,

            @Doc("how many were written, one a line") int blocks) {}

    private final HttpApi api;

    AppendText(HttpApi api, Connections connections) {
        super(
                operation("notion.append_text", "Append text", "Writes text at the end of a Notion page.")
                        .synonyms(
                                "add to the wiki page",
                                "write a note in Notion",
                                "append to the summary",
                                "add to my notes")
                        .of(Input.class, new Appended(Page.SAMPLE.id(), 3)),
                connections);
        this.api = api;
    }

    @Override
    protected Appended run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        String page = Schema.path(input.page());
        List<ObjectNode> blocks = Blocks.of(input.text());
        append(api.session(access, Sender.of(context)), page, blocks);
        return new Appended(page, blocks.size());
    }

    static void append(ApiSession session, String page, List<ObjectNode> blocks)
            throws OperationException, InterruptedException {
        for (int from = 0; from < blocks.size(); from += Blocks.AT_ONCE) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("children").addAll(blocks.subList(from, Math.min(blocks.size(), from + Blocks.AT_ONCE)));
            session.send(ApiRequest.of("PATCH", "/v1/blocks/%s/children".formatted(page))
                    .body(body));
        }
    }
}
