package dev.parley.connectors.openapi;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An API as an OpenAPI document describes it, versions 3.0 and 3.1. Source: spec.openapis.org. */
public final class ApiDescription {
    private static final ApiErrors ERRORS = ApiErrors.in(
            "message",
            "error.message",
            "error_description",
            "error",
            "errors[].message",
            "errors[].detail",
            "detail",
            "title");

    private final String title;
    private final URI baseUrl;
    private final List<Omission> omissions;
    private final Security security;
    private final List<Declared> declared;

    private ApiDescription(String title, URI baseUrl, Document document, Security security, List<Declared> declared) {
        this.title = title;
        this.baseUrl = baseUrl;
        this.omissions = document.omissions();
        this.security = security;
        this.declared = declared;
    }

    /**
     * @param from where the document was fetched; null when it was sent
     * @param baseUrl where the API is, in place of what the document says; null for that
     * @throws BrokenDocument when nothing can be made of it
     */
    public static ApiDescription read(String text, @Nullable URI from, @Nullable URI baseUrl) throws BrokenDocument {
        Document document = new Document(checked(DocumentText.read(text)));
        URI base = baseUrl == null ? base(document, from) : baseUrl;
        Security security = Security.of(document, base, asked(document));
        List<Declared> declared = new OperationReader(document, security).all();
        if (declared.isEmpty()) {
            throw new BrokenDocument(
                    "The document has no operation that can be called.",
                    document.omissions().stream()
                            .findFirst()
                            .map(omission -> omission.where() + ": " + omission.message())
                            .orElse("Its `paths` are empty."));
        }
        String title = Texts.line(document.at("/info/title").asString(""), 60);
        return new ApiDescription(title.isEmpty() ? base.getHost() : title, base, document, security, declared);
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Where it is. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** What was left out, and why. */
    public List<Omission> omissions() {
        return omissions;
    }

    /** Origins that a connection's secrets are sent to. */
    public Set<String> places() {
        return Stream.concat(
                        Stream.of(baseUrl),
                        security.auths().values().stream()
                                .flatMap(auth -> auth instanceof Auth.OAuth2 oauth
                                        ? Stream.of(oauth.authorize(), oauth.token())
                                        : Stream.of()))
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ways to connect, such as {@code token}. */
    public List<String> kinds() {
        return Stream.of(security.offered()).map(Auth::kind).toList();
    }

    /** What its connector can be called when nobody says; may be empty. */
    public String suggestedName() {
        String words = title.replaceAll("(?i)\\b(?:open ?api|rest|api|swagger|v?\\d+(?:\\.\\d+)*)\\b", " ");
        String name = Texts.snakeCase(words.strip());
        return name.isEmpty() ? Texts.snakeCase(title) : name;
    }

    /** Its operations, for a connector of this name. */
    List<OperationSpec> specs(String name) {
        return declared.stream().map(one -> one.spec(name)).toList();
    }

    /** A connector of this name. */
    public ConnectorSpec connector(String name, Surroundings surroundings) {
        HttpApi api = HttpApi.of(title, baseUrl.toString()).errors(ERRORS).over(surroundings);
        Requests requests = new Requests(security.queryKey());
        Operation[] operations = declared.stream()
                .map(one ->
                        new ImportedOperation(one, one.spec(name), api, requests, surroundings.connections(), false))
                .toArray(Operation[]::new);
        return ConnectorSpec.named(name)
                .title(title)
                .auth(security.offered())
                .probe(probe(api, requests))
                .operations(operations)
                .limits(api.limits());
    }

    /** The first call that takes nothing and needs us to be somebody; where there is none, connections are not tested. */
    private Probe probe(HttpApi api, Requests requests) {
        Optional<Declared> probe = declared.stream()
                .filter(Declared::isProbe)
                .filter(one -> security.auths().isEmpty() || !one.kinds().isEmpty())
                .findFirst();
        return (access, sender) -> {
            if (probe.isEmpty() || !fits(probe.get(), access.auth())) {
                return "";
            }
            api.probe(_ -> requests.plain(probe.get(), access), "").account(access, sender);
            return "";
        };
    }

    private static boolean fits(Declared probe, Auth auth) {
        return probe.kinds().isEmpty() || probe.kinds().contains(auth.kind());
    }

    /** Of an API's older document: those that a newer one no longer has. */
    public static List<Operation> retired(List<Operation> older, List<Operation> newer) {
        List<String> ids =
                newer.stream().map(operation -> operation.spec().id()).toList();
        List<Operation> retired = new ArrayList<>();
        for (Operation operation : older) {
            if (operation instanceof ImportedOperation imported
                    && !ids.contains(operation.spec().id())) {
                retired.add(imported.retired());
            }
        }
        return List.copyOf(retired);
    }

    private static JsonNode checked(JsonNode root) throws BrokenDocument {
        if (root.has("swagger")) {
            throw new BrokenDocument(
                    "The document is Swagger 2.0; OpenAPI 3.0 and 3.1 are read.",
                    "Convert it (editor.swagger.io, \"Convert to OpenAPI 3\"), then import it again.");
        }
        if (!root.path("openapi").asString("").matches("3\\.[01](?:\\..*)?")) {
            throw new BrokenDocument(
                    root.has("openapi")
                            ? "The document is OpenAPI %s; 3.0 and 3.1 are read."
                                    .formatted(Texts.line(root.path("openapi").asString("?"), 20))
                            : "The document is no OpenAPI document: `openapi` is missing.",
                    "Send an OpenAPI document, which begins with openapi: 3.0.x or 3.1.x.");
        }
        if (!root.path("paths").isObject()) {
            throw new BrokenDocument("The document has no `paths`.", "It must say which operations there are.");
        }
        return root;
    }

    private static URI base(Document document, @Nullable URI from) throws BrokenDocument {
        JsonNode servers = document.at("/servers");
        JsonNode said = servers.isEmpty()
                ? JsonNodeFactory.instance
                        .arrayNode()
                        .add(JsonNodeFactory.instance.objectNode().put("url", "/"))
                : servers;
        return Servers.base(said, from)
                .orElseThrow(() -> new BrokenDocument(
                        "The document does not say where the API is: its `servers` hold no web address.",
                        "Send `baseUrl` along, such as https://api.example.com/v1."));
    }

    private static List<JsonNode> asked(Document document) {
        return document.at("/paths")
                .valueStream()
                .flatMap(item -> OperationReader.METHODS.stream().map(item::path))
                .map(operation -> operation.path("security"))
                .filter(JsonNode::isArray)
                .toList();
    }
}
