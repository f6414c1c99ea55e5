package dev.parley.connectors.github;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.patch;
import static dev.parley.connectors.rest.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import dev.parley.connectors.rest.Sent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Source: GitHub REST, "Issues" and "Issue comments". */
final class Issues {
    private static final String REPO = "owner and name, such as acme/shop";

    private Issues() {}

    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("all")
        ALL
    }

    enum Reason {
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("not_planned")
        NOT_PLANNED
    }

    record Issue(
            int number,
            String title,
            String state,
            @Nullable String body,
            @From("html_url") URI url,
            @From("user.login") @Nullable String author,
            @From("labels[].name") List<String> labels,
            @From("assignees[].login") List<String> assignees,

            @Doc("whether it is a pull request, which GitHub lists among the issues")
            @From("pull_request.url")
            @Nullable
            URI pullRequest,

            Instant createdAt,
            Instant updatedAt) {
        static final Issue SAMPLE = new Issue(
                7,
                "The shop is down",
                "open",
                "Since nine.",
                URI.create("https://github.com/acme/shop/issues/7"),
                "octocat",
                List.of("bug"),
                List.of("hubot"),
                null,
                Instant.parse("2026-03-02T09:00:00Z"),
                Instant.parse("2026-03-02T09:30:00Z"));
    }

    record ListInput(
            @Doc(REPO) String repo,
            @Default("\"open\"") State state,

            @Doc("only with all of these") @Default("[]") @Sent(joined = true)
            List<String> labels,

            @Doc("only of this person") @Nullable String assignee,

            @Doc("only changed since then") @Nullable Instant since,

            @Doc("how many at most") @Default("100") int limit) {}

    record Listed(
            List<Issue> issues,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ListInput, Listed> LIST = HttpOperation.of(
            get("/repos/{+repo}/issues").pages(Paging.link("per_page", 100, "")),
            operation("github.list_issues", "List issues", "Lists the issues and pull requests of a repository.")
                    .synonyms("find GitHub issues", "search GitHub tickets", "open issues of a repository")
                    .of(ListInput.class, new Listed(List.of(Issue.SAMPLE), false)));

    record GetInput(@Doc(REPO) String repo, int number) {}

    static final HttpOperation<GetInput, Issue> GET = HttpOperation.of(
            get("/repos/{+repo}/issues/{number}"),
            operation("github.get_issue", "Get an issue", "Reads one issue of a repository.")
                    .synonyms("look up a GitHub issue", "read a GitHub ticket")
                    .of(GetInput.class, Issue.SAMPLE));

    record CreateInput(
            @Doc(REPO) String repo,
            String title,
            @Doc("in Markdown") @Nullable String body,
            @Default("[]") List<String> labels,

            @Doc("login names") @Default("[]") List<String> assignees) {}

    static final HttpOperation<CreateInput, Issue> CREATE = HttpOperation.of(
            post("/repos/{+repo}/issues"),
            operation("github.create_issue", "Create an issue", "Opens an issue in a repository.")
                    .synonyms("open a GitHub issue", "file a bug on GitHub", "new GitHub ticket")
                    .of(CreateInput.class, Issue.SAMPLE));

    record CommentInput(
            @Doc(REPO) String repo,

            @Doc("of the issue or pull request") int number,

            @Doc("in Markdown") String body) {}

    record Comment(
            long id,
            String body,
            @From("html_url") URI url,
            @From("user.login") @Nullable String author,
            Instant createdAt) {}

    static final HttpOperation<CommentInput, Comment> COMMENT = HttpOperation.of(
            post("/repos/{+repo}/issues/{number}/comments"),
            operation("github.comment", "Comment on an issue", "Comments on an issue or pull request.")
                    .synonyms("reply on a GitHub issue", "add a GitHub comment", "comment on a pull request")
                    .of(
                            CommentInput.class,
                            new Comment(
                                    1,
                                    "We are on it.",
                                    URI.create("https://github.com/acme/shop/issues/7#issuecomment-1"),
                                    "octocat",
                                    Instant.parse("2026-03-02T09:30:00Z"))));

    record CloseInput(
            @Doc(REPO) String repo,
            int number,

            @Doc("why") @Default("\"completed\"") @Sent("state_reason")
            Reason reason) {}

    static final HttpOperation<CloseInput, Issue> CLOSE = HttpOperation.of(
                    patch("/repos/{+repo}/issues/{number}"),
                    operation("github.close_issue", "Close an issue", "Closes an issue of a repository.")
                            .idempotent()
                            .synonyms("resolve a GitHub issue", "mark a GitHub issue as done")
                            .of(CloseInput.class, Issue.SAMPLE))
            .sending(input -> JsonNodeFactory.instance
                    .objectNode()
                    .put("state", "closed")
                    .put("state_reason", input.reason() == Reason.COMPLETED ? "completed" : "not_planned"));
}
