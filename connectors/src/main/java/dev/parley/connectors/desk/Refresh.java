package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionProblem;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One refresh of one connection, done while its row is locked: whoever comes second finds fresh tokens and asks for none. */
final class Refresh implements UnaryOperator<Stored> {
    private final Access stale;
    private final Auth.OAuth2 auth;
    private final Cabinet cabinet;
    private final TokenEndpoint endpoint;
    private final OAuthClients clients;
    private final ConnectionProblem problem;
    private @Nullable Access fresh;
    private @Nullable OperationException failure;
    private @Nullable InterruptedException interruption;
    private boolean isRevoked;

    Refresh(
            Access stale,
            Auth.OAuth2 auth,
            Cabinet cabinet,
            TokenEndpoint endpoint,
            OAuthClients clients,
            ConnectionProblem problem) {
        this.stale = stale;
        this.auth = auth;
        this.cabinet = cabinet;
        this.endpoint = endpoint;
        this.clients = clients;
        this.problem = problem;
    }

    @Override
    public Stored apply(Stored stored) {
        Connection connection = stored.connection();
        Credential current = cabinet.opened(stored);
        if (!current.equals(stale.credential())) {
            fresh = new Access(connection, auth, current);
            return stored;
        }
        try {
            return switch (ask(connection, current)) {
                case TokenReply.Granted(Credential tokens) -> granted(connection, current.renewed(tokens));
                case TokenReply.Refused refused when refused.isRevoked() -> revoked(stored, refused);
                case TokenReply.Refused refused -> {
                    failure = problem.unconfigured(
                            "could not refresh its access: %s (%s)."
                                    .formatted(stale.masked(refused.words()), refused.error()),
                            "Check the client id and secret that are registered there.");
                    yield stored;
                }
            };
        } catch (OperationException e) {
            failure = e;
        } catch (InterruptedException e) {
            interruption = e;
        }
        return stored;
    }

    private TokenReply ask(Connection connection, Credential current) throws OperationException, InterruptedException {
        return endpoint.refresh(
                auth.at(connection.baseUrl()),
                clients.of(connection, auth, current, problem),
                stale.secret(Credential.REFRESH_TOKEN),
                sender());
    }

    private Sender sender() {
        return problem.sender();
    }

    private Stored granted(Connection connection, Credential tokens) {
        Connection working = connection.working(null).withScopes(tokens.scopes());
        fresh = new Access(working, auth, tokens);
        return cabinet.sealed(working, tokens);
    }

    private Stored revoked(Stored stored, TokenReply.Refused refused) {
        isRevoked = stored.connection().status() != Connection.Status.NEEDS_RECONNECT;
        Connection broken = stored.connection()
                .broken("%s has withdrawn the access (%s)."
                        .formatted(
                                problem.title(), stale.masked(refused.words()).replaceFirst("\\.$", "")));
        failure = problem.broken(broken);
        return new Stored(broken, stored.credential());
    }

    /** Whether it was this refresh that found out. */
    boolean hasFoundRevoked() {
        return isRevoked;
    }

    Access result() throws OperationException, InterruptedException {
        if (interruption != null) {
            throw interruption;
        }
        if (failure != null) {
            throw failure;
        }
        Access access = fresh;
        if (access == null) {
            throw problem.none();
        }
        return access;
    }
}
