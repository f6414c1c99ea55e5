package dev.parley.bot.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as callers see it: without its secrets.
 *
 * @param authorizeUrl where a person allows it; null when nobody has to
 * @param hookUrl where its system tells what happens there; null when that system does not
 * @param test what became of the test, where there was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionView(
        ConnectionId id,
        String connector,
        String name,
        String auth,
        @Nullable URI baseUrl,
        Connection.Status status,
        @Nullable String account,
        List<String> scopes,
        @Nullable String problem,
        String createdBy,
        Instant createdAt,
        @Nullable String authorizeUrl,
        @Nullable String hookUrl,
        @Nullable Test test) {
    /** @param error null when it worked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Test(boolean ok, @Nullable StepError error) {}

    /** @param base the installation's address; null when the connection's system tells nothing */
    static ConnectionView of(Connection connection, @Nullable String base, @Nullable Test test) {
        boolean isAllowedByPeople =
                connection.auth().equals("oauth2") && connection.status() != Connection.Status.READY;
        return new ConnectionView(
                connection.id(),
                connection.connector(),
                connection.name(),
                connection.auth(),
                connection.baseUrl(),
                connection.status(),
                connection.account(),
                connection.scopes(),
                connection.problem(),
                connection.createdBy().name(),
                connection.createdAt(),
                isAllowedByPeople ? "/api/connections/%s/authorize".formatted(connection.id()) : null,
                base == null ? null : "%s/hooks/connections/%s/%s".formatted(base, connection.org(), connection.id()),
                test);
    }
}
