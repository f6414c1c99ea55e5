package dev.parley.connectors.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a reply sends the call next (RFC 9110, 15.4), and what of the call may go along. */
final class Redirect {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** All that another origin gets to see; any other header may be a credential. */
    private static final Set<String> HARMLESS = caseless("Accept", "Accept-Language", "Content-Type", "User-Agent");

    private Redirect() {}

    /**
     * Empty when the reply is not a redirect that can be followed.
     *
     * @throws RefusedRedirect when it leads from https to http or out of HTTP
     */
    static Optional<HttpCall> next(HttpCall call, HttpReply reply) throws RefusedRedirect {
        Optional<String> location = reply.header("Location");
        if (!STATUSES.contains(reply.status()) || location.isEmpty()) {
            return Optional.empty();
        }
        String key = call.queryKey();
        URI said = target(call.url(), location.get());
        // Many a system sends on what it was asked with; the key is put on anew where it belongs, and nowhere else.
        URI target = key == null ? said : Url.withoutValue(said, key);
        boolean isSameOrigin = Url.isSameOrigin(call.url(), target);
        boolean turnsIntoGet = turnsIntoGet(call.method(), reply.status());
        byte @Nullable [] body = turnsIntoGet ? null : call.body();
        Map<String, String> headers = new TreeMap<>(call.headers());
        if (!isSameOrigin) {
            headers.keySet().removeIf(name -> !HARMLESS.contains(name));
        }
        if (turnsIntoGet) {
            headers.keySet()
                    .removeIf(
                            name -> caseless("Content-Type", "Idempotency-Key").contains(name));
        }
        return Optional.of(new HttpCall(
                turnsIntoGet ? "GET" : call.method(),
                target,
                headers,
                body,
                call.timeout(),
                call.maxBytes(),
                isSameOrigin ? key : null));
    }

    private static URI target(URI from, String location) throws RefusedRedirect {
        URI target;
        try {
            target = from.resolve(Url.parse(location));
        } catch (IllegalArgumentException e) {
            throw new RefusedRedirect("it leads to an address that cannot be read", e);
        }
        if (target.getHost() == null || !Url.isHttp(target)) {
            throw new RefusedRedirect("it leads out of HTTP", null);
        } else if (from.getScheme().equalsIgnoreCase("https")
                && !target.getScheme().equalsIgnoreCase("https")) {
            throw new RefusedRedirect("it leads from https to plain http", null);
        } else if (target.getRawUserInfo() != null) {
            throw new RefusedRedirect("its address holds credentials", null);
        }
        return target;
    }

    private static boolean turnsIntoGet(String method, int status) {
        return (status == 303 && !method.equals("HEAD")) || ((status == 301 || status == 302) && method.equals("POST"));
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }

    /** A redirect that must not be followed. */
    static final class RefusedRedirect extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedRedirect(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
