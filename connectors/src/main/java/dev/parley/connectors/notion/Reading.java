package dev.parley.connectors.notion;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Notion holds. Source: developers.notion.com, "Search by title", "Query a database", "Retrieve a page" and "List all users". */
final class Reading {
    static final String PAGE = "of a page: id or address";
    private static final Paging PAGES = Paging.cursor("start_cursor", "next_cursor", "page_size", 100, "results");

    private Reading() {}

    enum Kind {
        @JsonProperty("page")
        PAGE,
        @JsonProperty("database")
        DATABASE
    }

    record SearchInput(
            @Doc("words of the title; left out, everything") @Nullable
            String query,

            @Doc("only these") @Nullable Kind kind,

            @Doc("how many at most, last changed first") @Default("20")
            int limit) {}

    record Hit(
            String id,
            @Doc("page or database") @From("object") String kind,

            @From("") @JsonDeserialize(using = Page.Title.class)
            String title,

            @Nullable URI url,
            @From("parent.database_id") @Nullable String database,
            @From("last_edited_time") @Nullable Instant editedAt) {}

    record Hits(
            List<Hit> results,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<SearchInput, Hits> SEARCH = HttpOperation.of(
                    post("/v1/search").pages(PAGES),
                    operation("notion.search", "Search", "Finds Notion pages and databases by their title.")
                            .reading()
                            .synonyms("find a wiki page", "search the wiki", "look it up in Notion", "find a document")
                            .of(
                                    SearchInput.class,
                                    new Hits(
                                            List.of(new Hit(
                                                    Page.SAMPLE.id(),
                                                    "page",
                                                    Page.SAMPLE.title(),
                                                    Page.SAMPLE.url(),
                                                    Page.SAMPLE.database(),
                                                    Page.SAMPLE.editedAt())),
                                            false)))
            .sending(input -> sought(input.query(), input.kind()));

    /** The last changed come first. @param query null for every title @param kind null for both */
    static ObjectNode sought(@Nullable String query, @Nullable Kind kind) {
        return Json.object(
                "sort",
                Json.object("direction", "descending", "timestamp", "last_edited_time"),
                "query",
                query,
                "filter",
                kind == null ? null : Json.object("property", "object", "value", kind));
    }

    record Sort(
            @Doc("name of a property") String property,
            @Nullable Boolean descending) {}

    record QueryInput(
            @Doc("id or address") String database,

            @Doc("values that properties must have, by name, such as {\"Status\": \"Open\"}") @Default("{}")
            Map<String, JsonNode> where,

            @Doc("further conditions, as Notion's API takes them") @Nullable
            ObjectNode filter,

            @Default("[]") List<Sort> sorts,

            @Doc("how many at most") @Default("100") int limit) {}

    record Entries(
            List<Page> pages,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<QueryInput, Entries> QUERY = HttpOperation.of(
                    post("/v1/databases/{database}/query").pages(PAGES),
                    operation("notion.query_database", "Query a database", "Finds the pages of a Notion database.")
                            .reading()
                            .synonyms(
                                    "rows of a Notion table",
                                    "list Notion tasks",
                                    "entries of a database",
                                    "look up in Notion")
                            .of(QueryInput.class, new Entries(List.of(Page.SAMPLE), false)))
            .preparing((input, session) -> new QueryInput(
                    NotionId.of(input.database()), Map.of(), filter(input, session), input.sorts(), input.limit()))
            .sending(input -> Json.object(
                    "filter",
                    input.filter(),
                    "sorts",
                    input.sorts().isEmpty()
                            ? null
                            : input.sorts().stream().map(Reading::sorted).toList()));

    private static ObjectNode sorted(Sort sort) {
        boolean isDescending = Boolean.TRUE.equals(sort.descending());
        return Json.object("property", sort.property(), "direction", isDescending ? "descending" : "ascending");
    }

    private static @Nullable ObjectNode filter(QueryInput input, ApiSession session)
            throws OperationException, InterruptedException {
        if (input.where().isEmpty()) {
            return input.filter();
        }
        ArrayNode all = Schema.ofDatabase(session, input.database()).sought(session, input.where());
        if (input.filter() != null) {
            all.add(input.filter());
        }
        return Json.object("and", all);
    }

    record GetInput(@Doc(PAGE) String page) {}

    static final HttpOperation<GetInput, Page> GET = HttpOperation.of(
                    get("/v1/pages/{page}"),
                    operation("notion.get_page", "Get a page", "Reads the properties of a Notion page.")
                            .synonyms("read a wiki page", "properties of a Notion page", "look at a task in Notion")
                            .of(GetInput.class, Page.SAMPLE))
            .preparing((input, _) -> new GetInput(NotionId.of(input.page())));

    record UsersInput(
            @Doc("how many at most") @Default("100") int limit) {}

    record User(
            String id,
            @Nullable String name,
            @Doc("person or bot") @From("type") @Nullable String kind,
            @From("person.email") @Nullable String email) {}

    record Users(
            List<User> users,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<UsersInput, Users> USERS = HttpOperation.of(
            get("/v1/users").pages(PAGES),
            operation("notion.list_users", "List people", "Lists the people of the Notion workspace.")
                    .synonyms("everybody in Notion", "who is in the workspace")
                    .of(
                            UsersInput.class,
                            new Users(
                                    List.of(new User(
                                            "d40e767c-d7af-4b18-a86d-55c61f1e39a4",
                                            "Ana Ruiz",
                                            "person",
                                            "ana@acme.com")),
                                    false)));
}
