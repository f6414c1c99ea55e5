package dev.parley.connectors.github;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Source: GitHub REST, "Pulls" and "Workflows". */
final class PullRequests {
    private static final String REPO = "owner and name, such as acme/shop";

    private PullRequests() {}

    record PullRequest(
            int number,
            String title,
            String state,
            @From("html_url") URI url,
            @From("user.login") @Nullable String author,

            @Doc("the branch it brings") @From("head.ref") String head,

            @Doc("the branch it goes into") @From("base.ref")
            String base,

            boolean draft,
            Instant createdAt,
            @Nullable Instant mergedAt) {
        static final PullRequest SAMPLE = new PullRequest(
                12,
                "Mend the shop",
                "open",
                URI.create("https://github.com/acme/shop/pull/12"),
                "octocat",
                "mend-shop",
                "main",
                false,
                Instant.parse("2026-03-02T10:00:00Z"),
                null);
    }

    record ListInput(
            @Doc(REPO) String repo,
            @Default("\"open\"") Issues.State state,

            @Doc("only into this branch") @Nullable String base,

            @Doc("how many at most") @Default("100") int limit) {}

    record Listed(
            List<PullRequest> pullRequests,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ListInput, Listed> LIST = HttpOperation.of(
            get("/repos/{+repo}/pulls").pages(Paging.link("per_page", 100, "")),
            operation("github.list_pull_requests", "List pull requests", "Lists the pull requests of a repository.")
                    .synonyms("open pull requests", "list GitHub PRs", "code reviews waiting")
                    .of(ListInput.class, new Listed(List.of(PullRequest.SAMPLE), false)));

    record CreateInput(
            @Doc(REPO) String repo,
            String title,

            @Doc("the branch it brings") String head,

            @Doc("the branch it goes into") @Default("\"main\"")
            String base,

            @Doc("in Markdown") @Nullable String body,
            @Default("false") boolean draft) {}

    static final HttpOperation<CreateInput, PullRequest> CREATE = HttpOperation.of(
            post("/repos/{+repo}/pulls"),
            operation("github.create_pull_request", "Create a pull request", "Proposes a branch for merging.")
                    .synonyms("open a pull request", "new GitHub PR")
                    .of(CreateInput.class, PullRequest.SAMPLE));

    record StartInput(
            @Doc(REPO) String repo,

            @Doc("file name, such as deploy.yml, or id") String workflow,

            @Doc("branch or tag") @Default("\"main\"") String ref,

            @Doc("what the workflow takes") @Default("{}") Map<String, String> inputs) {}

    /** GitHub says nothing but that it has understood. */
    record Started(boolean accepted) {}

    static final HttpOperation<StartInput, Started> START_WORKFLOW = HttpOperation.of(
                    post("/repos/{+repo}/actions/workflows/{workflow}/dispatches"),
                    operation("github.start_workflow", "Start a workflow", "Starts a GitHub Actions workflow.")
                            .synonyms(
                                    "dispatch a GitHub Action",
                                    "trigger a GitHub workflow",
                                    "run CI",
                                    "deploy with GitHub")
                            .of(StartInput.class, new Started(true)))
            .reading((_, _) -> new Started(true));
}
