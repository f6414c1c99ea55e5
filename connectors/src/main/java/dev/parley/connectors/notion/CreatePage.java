package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In a database the page's properties are of the types that its schema says. Source: developers.notion.com, "Create a page". */
final class CreatePage {
    private CreatePage() {}

    record Input(
            @Doc("where it goes: id or address of a database") @Nullable
            String database,

            @Doc("or under which page: id or address") @Nullable
            String page,

            String title,

            @Doc(Writing.VALUES + "; only in a database") @Default("{}")
            Map<String, JsonNode> properties,

            @Doc("what is written on it; Markdown's headings, lists, to-dos and quotes are kept") @Nullable
            String text) {}

    record Created(String id, @Nullable URI url) {}

    static final ScriptedOperation<Input, Created> CREATE = new ScriptedOperation<>(
            operation("notion.create_page", "Create a page", "Writes a new Notion page, or a new row of a database.")
                    .synonyms("new wiki page", "add a task in Notion", "add a row to the database", "write a document")
                    .of(Input.class, new Created(Page.SAMPLE.id(), Page.SAMPLE.url())),
            CreatePage::create);

    private static Created create(Input input, ApiSession session) throws OperationException, InterruptedException {
        List<ObjectNode> blocks = input.text() == null ? List.of() : Blocks.of(input.text());
        int first = Math.min(Blocks.AT_ONCE, blocks.size());
        ObjectNode body = placed(input, session).set("children", Json.of(blocks.subList(0, first)));
        JsonNode page = session.post("/v1/pages", body);
        String id = page.path("id").asString("");
        AppendText.append(session, id, blocks.subList(first, blocks.size()));
        return new Created(
                id, page.path("url").stringValueOpt().map(URI::create).orElse(null));
    }

    private static ObjectNode placed(Input input, ApiSession session) throws OperationException, InterruptedException {
        if (input.database() != null) {
            Schema schema = Schema.ofDatabase(session, input.database());
            Map<String, JsonNode> values = new LinkedHashMap<>(input.properties());
            values.put(schema.title(), Json.of(input.title()));
            return Json.object(
                    "parent", Json.object("database_id", NotionId.of(input.database())),
                    "properties", schema.written(session, values));
        }
        if (input.page() != null && input.properties().isEmpty()) {
            return Json.object(
                    "parent", Json.object("page_id", NotionId.of(input.page())),
                    "properties", Json.object("title", RichText.of(input.title())));
        }
        throw session.badInput(
                "does not say where in Notion the page goes",
                "Give it a database, or a page to put it under, which then takes no properties.");
    }
}
