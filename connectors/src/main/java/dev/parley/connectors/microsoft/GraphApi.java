package dev.parley.connectors.microsoft;

import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Microsoft Graph as one connector uses it. Source: Microsoft Graph, "Error responses", "Throttling guidance". */
final class GraphApi {
    private static final String V1 = "https://graph.microsoft.com/v1.0";
    private static final String LOGIN = "https://login.microsoftonline.com/common/oauth2/v2.0/";

    private final HttpApi http;
    private final Connections connections;

    /** @param prefer how times, ids and bodies should look (header {@code Prefer}); empty for nothing in particular */
    GraphApi(String title, int atOnce, Pace pace, String prefer, Surroundings surroundings) {
        HttpApi.Builder builder = HttpApi.of(title, V1)
                .errors(ApiErrors.in("error.message"))
                .atOnce(atOnce)
                .pace(pace);
        this.http = (prefer.isEmpty() ? builder : builder.header("Prefer", prefer)).over(surroundings);
        this.connections = surroundings.connections();
    }

    /** A mailbox and its calendar. "Outlook service limits": four requests at once and 10,000 in ten minutes. */
    static GraphApi ofMailbox(String title, String prefer, Surroundings surroundings) {
        return new GraphApi(title, 4, Pace.perMinute(1_000), prefer, surroundings);
    }

    /** By a person's Microsoft account; each connector adds its scopes. */
    static Auth.OAuth2 oauth() {
        return Auth.oauth2(LOGIN + "authorize", LOGIN + "token")
                .scope("offline_access", "Stay connected until you disconnect")
                .scope("User.Read", "See whose account it is");
    }

    static Auth accessToken() {
        return Auth.token("Access token", "To try it out: Graph Explorer → Access token. It holds for about an hour.");
    }

    Operation[] operations(GraphOperation<?, ?>... declared) {
        return Arrays.stream(declared).map(operation -> operation.boundTo(this)).toArray(Operation[]::new);
    }

    Probe probe() {
        return http.probe("/me", "userPrincipalName");
    }

    String limits() {
        return http.limits();
    }

    Connections connections() {
        return connections;
    }

    /** Asks with Graph what happened since. */
    EventSource.Look look(Look look) {
        return (cursor, access, sender) -> with(access, sender, "", graph -> look.since(cursor, graph));
    }

    /** @param key of idempotency; the same for every attempt */
    <O> O with(Access access, Sender sender, String key, Task<O> task) throws OperationException, InterruptedException {
        ApiSession session = http.session(access, sender);
        String base = access.url().map(Object::toString).orElse(V1).replaceFirst("/+$", "");
        try {
            return task.run(new Graph(session, base, key));
        } catch (Halted halted) {
            throw halted.unpacked();
        } catch (Unfit unfit) {
            throw session.unreadable("Microsoft Graph", String.valueOf(unfit.getMessage()));
        }
    }

    @FunctionalInterface
    interface Task<O> {
        O run(Graph graph) throws OperationException, InterruptedException;
    }

    @FunctionalInterface
    interface Look {
        /** As {@link EventSource.Look#since} has it. */
        EventSource.Found since(@Nullable JsonNode cursor, Graph graph) throws OperationException, InterruptedException;
    }
}
