package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.patch;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What one call changes. Source: developers.notion.com, "Update page properties" and "Create comment". */
final class Writing {
    static final String VALUES =
            "plain values by name, such as {\"Status\": \"Done\"}; lists where there may be several, null to empty";

    private Writing() {}

    record UpdateInput(
            @Doc(Reading.PAGE) String page,
            @Doc(VALUES) @Default("{}") Map<String, JsonNode> properties,

            @Doc("true puts it into the trash, false takes it out") @Nullable
            Boolean archived) {}

    static final HttpOperation<UpdateInput, Page> UPDATE = HttpOperation.of(
                    patch("/v1/pages/{page}"),
                    operation("notion.update_page", "Update a page", "Changes properties of a Notion page.")
                            .idempotent()
                            .synonyms("change a Notion task", "set the status in Notion", "edit a wiki page")
                            .of(UpdateInput.class, Page.SAMPLE))
            .preparing((input, session) -> {
                String page = NotionId.of(input.page());
                Map<String, JsonNode> written = input.properties().isEmpty()
                        ? Map.of()
                        : Schema.ofPage(session, page).written(session, input.properties());
                return new UpdateInput(page, written, input.archived());
            });

    record CommentInput(@Doc(Reading.PAGE) String page, String text) {}

    record Comment(
            String id,

            @From("rich_text") @JsonDeserialize(using = RichText.Reader.class)
            String text,

            @From("created_time") @Nullable Instant createdAt) {}

    static final HttpOperation<CommentInput, Comment> COMMENT = HttpOperation.of(
                    post("/v1/comments"),
                    operation("notion.add_comment", "Add a comment", "Comments on a Notion page.")
                            .synonyms("comment on the wiki page", "note on the Notion task")
                            .of(
                                    CommentInput.class,
                                    new Comment(
                                            "b52b8ed6-e029-4707-a671-832549c09de3",
                                            "Well done.",
                                            Instant.parse("2026-03-02T09:30:00Z"))))
            .sending(input -> Json.object(
                    "parent", Json.object("page_id", NotionId.of(input.page())),
                    "rich_text", RichText.of(input.text())));
}
