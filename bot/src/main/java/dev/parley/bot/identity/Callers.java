package dev.parley.bot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells who sends a request, by its API key, another {@link Pass}, or its session cookie. */
class Callers {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final List<Pass> passes;
    private final Cache<Credential, Caller> known;

    Callers(ApiKeys keys, SessionCookie cookie, Accounts accounts, List<Pass> passes, Cache<Credential, Caller> known) {
        this.keys = keys;
        this.cookie = cookie;
        this.accounts = accounts;
        this.passes = passes;
        this.known = known;
    }

    /**
     * @return empty when the request shows no valid credentials
     * @throws UnknownCallerException when it shows a key that is not (or no longer) valid
     * @throws RefusedException when another site made the browser send its cookie along, or a pass is not good for this request
     */
    Optional<Caller> of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (isBearer(authorization)) {
            return Optional.of(bearer(authorization.substring(BEARER.length()).strip(), request));
        }
        Optional<Caller> caller = cookie.read(request).flatMap(this::current);
        if (caller.isPresent()) {
            SameOrigin.demand(request);
        }
        return caller;
    }

    /** Who a credential stands for now; empty when it was taken back. */
    Optional<Caller> current(Credential credential) {
        return Optional.ofNullable(
                known.get(credential, unknown -> accounts.caller(unknown).orElse(null)));
    }

    /** Looks everybody up anew: somebody's roles or sessions changed. Other processes notice within a minute. */
    void forget() {
        known.invalidateAll();
    }

    private Caller bearer(String token, HttpServletRequest request) {
        return passes.stream()
                .filter(pass -> pass.isFor(token))
                .findFirst()
                .map(pass -> pass.admit(token, request))
                .or(() -> keys.find(token).flatMap(this::current))
                .orElseThrow(() -> new UnknownCallerException("This API key is unknown or has expired."));
    }

    private static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }
}
