package dev.parley.connectors.github;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Source: GitHub REST, "Repositories" and "Repository contents". */
final class Repositories {
    private Repositories() {}

    record Repository(
            @From("full_name") String name,
            @Nullable String description,
            @From("html_url") URI url,
            String defaultBranch,
            @From("private") boolean isPrivate) {}

    record ListInput(
            @Doc("how many at most") @Default("100") int limit) {}

    record Listed(
            List<Repository> repositories,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ListInput, Listed> LIST = HttpOperation.of(
            get("/user/repos").query("sort", "updated").pages(Paging.link("per_page", 100, "")),
            operation(
                            "github.list_repositories",
                            "List repositories",
                            "Lists the repositories that the connection can see, last changed first.")
                    .synonyms("my GitHub repositories", "list GitHub projects")
                    .of(
                            ListInput.class,
                            new Listed(
                                    List.of(new Repository(
                                            "acme/shop",
                                            "The shop",
                                            URI.create("https://github.com/acme/shop"),
                                            "main",
                                            true)),
                                    false)));

    record FileInput(
            @Doc("owner and name, such as acme/shop") String repo,

            @Doc("such as docs/guide.md") String path,

            @Doc("branch, tag or commit; the default branch when left out") @Nullable
            String ref) {}

    record File(
            String path,
            String sha,
            long size,
            @Doc("as text") String content) {}

    static final HttpOperation<FileInput, File> GET_FILE = HttpOperation.of(
                    get("/repos/{+repo}/contents/{+path}"),
                    operation("github.get_file", "Get a file", "Reads a text file of up to 1 MB from a repository.")
                            .synonyms("read a file from GitHub", "fetch a file of a repository")
                            .of(FileInput.class, new File("README.md", "3d21ec5", 6, "# Shop")))
            .reading((_, reply) -> file(reply));

    /** Base64 with line breaks, as in mail. */
    private static File file(JsonNode reply) {
        byte[] content = Base64.getMimeDecoder().decode(reply.path("content").asString(""));
        return new File(
                reply.path("path").asString(""),
                reply.path("sha").asString(""),
                reply.path("size").longValue(0),
                new String(content, StandardCharsets.UTF_8));
    }
}
