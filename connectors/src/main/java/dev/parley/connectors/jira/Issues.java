package dev.parley.connectors.jira;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;
import static dev.parley.connectors.rest.Endpoint.put;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Source: Atlassian REST v3, "Issues" and "Issue search". */
final class Issues {
    static final String ISSUE = "key such as SUP-7";
    private static final String PERSON = "e-mail address, name or account id";
    private static final String FURTHER = "further fields, as Jira's API takes them, such as customfield_10010";

    private Issues() {}

    record SearchInput(
            @Doc("JQL, such as project = SUP AND status != Done ORDER BY updated DESC")
            String jql,

            @Doc("how many at most") @Default("50") int limit) {}

    record Found(
            List<Issue> issues,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<SearchInput, Found> SEARCH = HttpOperation.of(
                    post("/rest/api/3/search/jql")
                            .pages(Paging.cursor("nextPageToken", "nextPageToken", "maxResults", 100, "issues")),
                    operation("jira.search_issues", "Search issues", "Finds Jira issues by JQL.")
                            .reading()
                            .synonyms(
                                    "find tickets", "search Jira tickets", "open tickets", "my Jira tasks", "list bugs")
                            .of(SearchInput.class, new Found(List.of(Issue.SAMPLE), false)))
            .sending(input -> Json.object("jql", input.jql(), "fields", Issue.FIELDS));

    record GetInput(@Doc(ISSUE) String issue) {}

    static final HttpOperation<GetInput, Issue> GET = HttpOperation.of(
            get("/rest/api/3/issue/{issue}").query("fields", String.join(",", Issue.FIELDS)),
            operation("jira.get_issue", "Get an issue", "Reads one Jira issue.")
                    .synonyms("look up a ticket", "read the Jira ticket", "status of the ticket")
                    .of(GetInput.class, Issue.SAMPLE));

    record CreateInput(
            @Doc("key such as SUP") String project,
            String summary,

            @Doc("plain text; an empty line begins a paragraph, - an item") @Nullable
            String description,

            @Doc("such as Task, Bug or Story") @Default("\"Task\"")
            String type,

            @Doc("such as High") @Nullable String priority,
            @Doc(PERSON) @Nullable String assignee,
            @Default("[]") List<String> labels,

            @Doc("such as 2026-03-06") @Nullable String due,

            @Doc("key of the epic or issue it belongs to") @Nullable
            String parent,

            @Doc(FURTHER) @Default("{}") Map<String, JsonNode> fields) {}

    record Created(
            @Doc("such as SUP-7") String key,
            String id,

            @Doc("where people open it") @From("") @JsonDeserialize(using = Issue.BrowseUrl.class) @Nullable
            URI url) {}

    static final HttpOperation<CreateInput, Created> CREATE = HttpOperation.of(
                    post("/rest/api/3/issue"),
                    operation("jira.create_issue", "Create an issue", "Opens an issue in a Jira project.")
                            .synonyms(
                                    "create a ticket",
                                    "open a Jira ticket",
                                    "file a bug",
                                    "new task in Jira",
                                    "raise an issue",
                                    "log a ticket")
                            .of(
                                    CreateInput.class,
                                    new Created(
                                            "SUP-7", "10007", URI.create("https://acme.atlassian.net/browse/SUP-7"))))
            .preparing((input, session) -> new CreateInput(
                    input.project(),
                    input.summary(),
                    input.description(),
                    input.type(),
                    input.priority(),
                    Accounts.id(session, input.assignee()),
                    input.labels(),
                    input.due(),
                    input.parent(),
                    input.fields()))
            .sending(input -> fields(
                    input.fields(),
                    Json.object(
                            "project", by("key", input.project()),
                            "issuetype", by("name", input.type()),
                            "summary", input.summary(),
                            "description", Adf.document(input.description()),
                            "priority", by("name", input.priority()),
                            "assignee", by("accountId", input.assignee()),
                            "labels", input.labels(),
                            "duedate", input.due(),
                            "parent", by("key", input.parent()))));

    record UpdateInput(
            @Doc(ISSUE) String issue,
            @Nullable String summary,
            @Doc("plain text") @Nullable String description,
            @Doc("such as High") @Nullable String priority,

            @Doc("all that it shall have; left out, they stay") @Nullable
            List<String> labels,

            @Doc("such as 2026-03-06") @Nullable String due,

            @Doc(FURTHER) @Default("{}") Map<String, JsonNode> fields) {}

    /** Jira says nothing but that it is done. */
    record Changed(@Doc(ISSUE) String issue) {}

    static final HttpOperation<UpdateInput, Changed> UPDATE = HttpOperation.of(
                    put("/rest/api/3/issue/{issue}"),
                    operation("jira.update_issue", "Update an issue", "Changes fields of a Jira issue.")
                            .synonyms("edit the ticket", "change the priority of a ticket", "set fields of an issue")
                            .of(UpdateInput.class, new Changed("SUP-7")))
            .sending(input -> fields(
                    input.fields(),
                    Json.object(
                            "summary", input.summary(),
                            "description", Adf.document(input.description()),
                            "priority", by("name", input.priority()),
                            "labels", input.labels(),
                            "duedate", input.due())))
            .reading((input, _) -> new Changed(input.issue()));

    record AssignInput(
            @Doc(ISSUE) String issue,
            @Doc(PERSON + "; left out, nobody") @Nullable String assignee) {}

    record Assigned(
            @Doc(ISSUE) String issue,
            @Doc("account id") @Nullable String assignee) {}

    static final HttpOperation<AssignInput, Assigned> ASSIGN = HttpOperation.of(
                    put("/rest/api/3/issue/{issue}/assignee"),
                    operation("jira.assign_issue", "Assign an issue", "Gives a Jira issue to somebody, or to nobody.")
                            .synonyms("assign the ticket", "give the ticket to", "hand over the issue")
                            .of(AssignInput.class, new Assigned("SUP-7", "5b10ac8d82e05b22cc7d4ef5")))
            .preparing((input, session) -> new AssignInput(input.issue(), Accounts.id(session, input.assignee())))
            .sending(input -> JsonNodeFactory.instance.objectNode().put("accountId", input.assignee()))
            .reading((input, _) -> new Assigned(input.issue(), input.assignee()));

    /** What Jira knows by its key, name or id; null for nothing. */
    private static @Nullable ObjectNode by(String property, @Nullable String value) {
        return value == null ? null : Json.object(property, value);
    }

    private static ObjectNode fields(Map<String, JsonNode> further, ObjectNode usual) {
        return Json.object("fields", usual.setAll(further));
    }
}
