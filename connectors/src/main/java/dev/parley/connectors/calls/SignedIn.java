package dev.parley.connectors.calls;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Connections whose client id and key have been exchanged for the token that calls need. Tokens live in memory only, and not for long. */
final class SignedIn implements Connections {
    private final Connections connections;
    private final SignIn signIn;
    private final InstantSource clock;
    private final Map<ConnectionId, Held> tokens = new ConcurrentHashMap<>();

    private record Held(Credential of, Secret token, Instant until) {}

    SignedIn(Connections connections, SignIn signIn, InstantSource clock) {
        this.connections = connections;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public Access access(OrgId org, String connector, @Nullable String name, Sender sender)
            throws OperationException, InterruptedException {
        Access access = connections.access(org, connector, name, sender);
        Held held = tokens.get(access.connection().id());
        boolean isUsable = held != null
                && held.of().equals(access.credential())
                && clock.instant().isBefore(held.until());
        return isUsable ? inside(access, held.token()) : signedIn(access, sender);
    }

    @Override
    public Access renewed(Access refused, Sender sender) throws OperationException, InterruptedException {
        return signedIn(connections.renewed(refused, sender), sender);
    }

    /** A key that is not taken may be an old one, or mean that a person has to look. */
    private Access signedIn(Access access, Sender sender) throws OperationException, InterruptedException {
        try {
            return fresh(access, sender);
        } catch (OperationException e) {
            if (!e.error().code().equals("http_401")) {
                throw e;
            }
            return fresh(connections.renewed(access, sender), sender);
        }
    }

    /** @throws OperationException {@code http_401} when the key is not taken */
    Access fresh(Access access, Sender sender) throws OperationException, InterruptedException {
        if (!(access.auth() instanceof Auth.Form)) {
            return access;
        }
        SignIn.Token token = signIn.token(access, sender);
        Instant until = clock.instant().plus(token.holds().multipliedBy(4).dividedBy(5));
        tokens.put(access.connection().id(), new Held(access.credential(), token.value(), until));
        return inside(access, token.value());
    }

    /** The key goes along, though no call needs it: so that it too is masked in what comes back. */
    private static Access inside(Access access, Secret token) {
        Map<String, Secret> secrets = new HashMap<>(access.credential().secrets());
        secrets.remove(SignIn.CLIENT_ID);
        secrets.put(Auth.Token.SECRET, token);
        return new Access(access.connection(), Auth.token("", ""), Credential.of(secrets));
    }
}
