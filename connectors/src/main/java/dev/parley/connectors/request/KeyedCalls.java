package dev.parley.connectors.request;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.util.regex.Pattern;

/** Calls that a connection's key goes along with: to the connection's own origin, where nobody on the way can read it. */
record KeyedCalls(HttpApi api, GuardedHttpClient http) {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern SOME_ANSWER = Pattern.compile("http_4\\d\\d");

    /** A session of this connection. @throws OperationException {@code egress_denied} when its key would go over plain http */
    ApiSession session(Access access, Sender sender) throws OperationException {
        requireFit(access, sender);
        return api.session(access, sender);
    }

    /** {@link Probe}: an API need not have a page at its address, so everything but a 401 is an answer to somebody let in. */
    String knock(Access access, Sender sender) throws OperationException, InterruptedException {
        requireFit(access, sender);
        try {
            return api.probe("", "").account(access, sender);
        } catch (OperationException e) {
            String code = e.error().code();
            if (SOME_ANSWER.matcher(code).matches() && !code.equals("http_401")) {
                return "";
            }
            throw e;
        }
    }

    /**
     * The address of a call.
     *
     * @param url a path below the connection's address, or a whole address of the same origin
     * @throws OperationException {@code bad_url} for any other; the key goes nowhere else
     * @throws IllegalArgumentException when it cannot be read
     */
    static URI address(String url, Access access, Sender sender) throws OperationException {
        URI own = access.url().orElseThrow();
        String text = url.strip();
        URI target = SCHEME.matcher(text).matches() ? Url.parse(text) : below(own, text);
        if (Url.isSameOrigin(own, target) && target.getRawUserInfo() == null) {
            return target;
        }
        String place = target.getHost() == null ? "somewhere else" : target.getHost();
        throw failure(
                "bad_url",
                "%s calls %s by the connection \"%s\", which is for %s only"
                        .formatted(sender.name(), place, access.connection().name(), own.getRawAuthority()),
                "Write `url` as a path there, such as /orders; or leave `connection` out, or connect %s."
                        .formatted(place));
    }

    private static URI below(URI own, String path) {
        boolean isWhole = path.isEmpty() || path.startsWith("/") || path.startsWith("?");
        return Url.parse(own + (isWhole ? "" : "/") + path);
    }

    private void requireFit(Access access, Sender sender) throws OperationException {
        URI own = access.url().orElseThrow();
        if (!http.isFitForSecrets(own)) {
            throw failure(
                    "egress_denied",
                    "%s may not send the key of the connection \"%s\" to %s over plain http, where others can read it"
                            .formatted(sender.name(), access.connection().name(), own.getRawAuthority()),
                    "Connect it by its https address, or ask an administrator to add the host to PARLEY_EGRESS_ALLOW.");
        }
    }

    private static OperationException failure(String code, String what, String hint) {
        return new OperationException(new StepError(code, what + ".", hint, false));
    }
}
