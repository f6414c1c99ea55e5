package dev.parley.connectors.graphql;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** GraphQL over HTTP; a connection's {@code baseUrl} is the endpoint itself. Source: graphql.github.io/graphql-over-http. */
public final class GraphQlConnector implements ConnectorProvider {
    static final String HEADER = "header";
    static final String VALUE = "value";

    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("GraphQL", null)
                .header("Accept", "application/graphql-response+json, application/json;q=0.9")
                .errors(ApiErrors.in("errors[].message", "message", "error").hiddenIn200(GraphQlConnector::refused))
                .over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("graphql")
                .title("GraphQL")
                .icon(ICON)
                .auth(
                        Auth.token("Token", "Sent as Authorization: Bearer …"),
                        Auth.basic("User", "Password", ""),
                        Auth.form(
                                Field.text(HEADER, "Header", "The one that carries the key, such as X-Api-Key."),
                                Field.secret(VALUE, "Its value", "The key, with whatever has to stand before it.")),
                        Auth.none())
                .ownAddress()
                .probe(api.probe(
                        access -> authorized(
                                ApiRequest.of("POST", "").body(Json.object("query", "{ __typename }")), access),
                        ""))
                .operations(
                        Call.asking(api, surroundings.connections()), Call.changing(api, surroundings.connections()))
                .limits(api.limits());
        return () -> spec;
    }

    /** With the header that the connection names itself. */
    static ApiRequest authorized(ApiRequest request, Access access) {
        return access.auth() instanceof Auth.Form
                ? request.header(
                        access.secret(HEADER).reveal(), access.secret(VALUE).reveal())
                : request;
    }

    /** Only what concerns the whole call; what went wrong with fields the step tells itself. The codes are Apollo's, GitHub's and Shopify's. */
    private static Optional<Refusal> refused(JsonNode reply) {
        if (!reply.path("data").isNull() && !reply.path("data").isMissingNode()) {
            return Optional.empty();
        }
        return reply.path("errors")
                .valueStream()
                .flatMap(error ->
                        status(error)
                                .map(status -> new Refusal(
                                        status, error.path("message").asString(""), null, null))
                                .stream())
                .findFirst();
    }

    private static Optional<Integer> status(JsonNode error) {
        String code = error.path("extensions")
                .path("code")
                .asString(error.path("type").asString(""));
        return switch (code) {
            case "UNAUTHENTICATED" -> Optional.of(401);
            case "FORBIDDEN" -> Optional.of(403);
            case "RATE_LIMITED", "THROTTLED" -> Optional.of(429);
            default -> Optional.empty();
        };
    }

    private static final String ICON =
            "M12 2.5l8.2 4.7v9.6L12 21.5l-8.2-4.7V7.2zm0 1.8L5.3 8.2v7.6l6.7 3.9 6.7-3.9V8.2zm0 1.5l5.2 9.1H6.8z";
}
