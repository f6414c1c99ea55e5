package dev.parley.connectors.graphql;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Description;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST} to a GraphQL endpoint. Source: GraphQL over HTTP, "Request" and "Response"; GraphQL, October 2021, "Errors". */
final class Call extends ConnectedOperation<Call.Input, Call.Output> {
    record Input(
            @Doc("the document, such as query Order($id: ID!) { order(id: $id) { total } }")
            String query,

            @Doc("by name, without the $") @Default("{}") ObjectNode variables,

            @Doc("which operation of the document; needed when it has several") @Nullable
            String operationName,

            @Doc("another endpoint of the same system, such as /admin/graphql") @Nullable
            String url,

            @Doc("whether to take what came when some fields failed") @Default("false")
            boolean partial) {}

    record Output(
            @Nullable JsonNode data,

            @Doc("messages of fields that failed; empty unless `partial`")
            List<String> errors) {}

    private final HttpApi api;
    private final boolean mayChange;

    private Call(Description<Input, Output> description, HttpApi api, Connections connections, boolean mayChange) {
        super(description, connections);
        this.api = api;
        this.mayChange = mayChange;
    }

    static Call asking(HttpApi api, Connections connections) {
        Description<Input, Output> description = operation(
                        "graphql.query", "Ask by GraphQL", "Reads data from a GraphQL endpoint.")
                .reading()
                .synonyms("GraphQL query", "fetch data with GraphQL", "query a GraphQL API")
                .of(Input.class, sample("order", "total"));
        return new Call(description, api, connections, false);
    }

    static Call changing(HttpApi api, Connections connections) {
        Description<Input, Output> description = operation(
                        "graphql.mutate", "Change by GraphQL", "Runs a mutation at a GraphQL endpoint.")
                .synonyms("GraphQL mutation", "write data with GraphQL")
                .of(Input.class, sample("updateOrder", "id"));
        return new Call(description, api, connections, true);
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        if (!mayChange && new Document(input.query()).changesSomething()) {
            throw failure(
                    context,
                    "bad_input",
                    "may only read, but its document holds a mutation or subscription",
                    "Use graphql.mutate for mutations; subscriptions are not supported.");
        }
        ApiRequest request = GraphQlConnector.authorized(
                ApiRequest.of("POST", place(input, access, context)).body(body(input)), access);
        JsonNode reply = api.session(access, Sender.of(context)).send(request).body();
        List<String> errors = reply.path("errors")
                .valueStream()
                .map(error -> error.path("message").asString("an error without words"))
                .toList();
        if (!errors.isEmpty() && !(input.partial() && reply.path("data").isObject())) {
            throw failure(
                    context,
                    "graphql_error",
                    "got errors from GraphQL: " + errors.stream().limit(5).collect(Collectors.joining("; ")),
                    "Check the document and its variables; with `partial` the step takes what came all the same.");
        } else if (!reply.has("data")) {
            throw failure(
                    context,
                    "bad_reply",
                    "got neither data nor errors",
                    "Check that the connection's address is a GraphQL endpoint.");
        }
        return new Output(reply.path("data").isNull() ? null : reply.path("data"), errors);
    }

    /** The connection's key goes to its own system only. */
    private static String place(Input input, Access access, OperationContext context) throws OperationException {
        String url = input.url();
        if (url == null || url.isBlank()) {
            return "";
        }
        URI own = access.url().orElseThrow();
        try {
            URI target = own.resolve(Url.parse(url));
            if (Url.isHttp(target) && own.getAuthority().equalsIgnoreCase(target.getAuthority())) {
                return target.toString();
            }
        } catch (IllegalArgumentException noAddress) {
            // told below, like another system's
        }
        throw failure(
                context,
                "bad_input",
                "cannot use its \"url\": it is no address at " + own.getAuthority(),
                "Write it as a path, such as /admin/graphql, or make a connection for that system.");
    }

    private static ObjectNode body(Input input) {
        return Json.object(
                "query", input.query(),
                "variables", input.variables(),
                "operationName", input.operationName());
    }

    private static OperationException failure(OperationContext context, String code, String what, String hint) {
        return new OperationException(
                new StepError(code, "Step \"%s\" %s.".formatted(context.node(), what), hint, false));
    }

    private static Output sample(String field, String inner) {
        return new Output(Json.object(field, Json.object(inner, "42")), List.of());
    }
}
