package dev.parley.bot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
    private final Cache<Credential, Optional<Caller>> standing;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param known who makes requests
     * @param standing whose requests are still being answered; remembered for seconds only, so that many streams of one credential ask once
     */
    Callers(
            ApiKeys keys,
            SessionCookie cookie,
            Accounts accounts,
            List<Pass> passes,
            Cache<Credential, Caller> known,
            Cache<Credential, Optional<Caller>> standing,
            InstantSource clock) {
        this.keys = keys;
        this.cookie = cookie;
        this.accounts = accounts;
        this.passes = passes;
        this.known = known;
        this.standing = standing;
        this.clock = clock;
    }

    /**
     * @return empty when the request shows no valid credentials
     * @throws UnknownCallerException when it shows a key that is not (or no longer) valid
     * @throws RefusedException when another site made the browser send its cookie along, or a pass is not good for this request
     */
    Optional<Caller> of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (isBearer(authorization)) {
            return Optional.of(bearer(token(authorization), request));
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
        standing.invalidateAll();
        changes.incrementAndGet();
    }

    /** Whether the caller of this request remains who they are. To be asked for while the request is received. */
    Standing standing(HttpServletRequest request, Caller caller) {
        return new Standing(caller, proof(request), changes::get, clock);
    }

    /** The request's credentials, without the request, which is gone while its answer goes on. */
    private Supplier<Optional<Caller>> proof(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (!isBearer(authorization)) {
            Optional<String> value = cookie.good(request);
            return () -> value.flatMap(cookie::read).flatMap(this::now);
        }
        String token = token(authorization);
        Optional<Pass> pass = pass(token);
        if (pass.isPresent()) {
            return () -> pass.get().now(token);
        }
        Optional<Credential> key = keys.find(token);
        return () -> key.flatMap(this::now);
    }

    private Optional<Caller> now(Credential credential) {
        return standing.get(credential, accounts::now);
    }

    private Caller bearer(String token, HttpServletRequest request) {
        return pass(token)
                .map(pass -> pass.admit(token, request))
                .or(() -> keys.find(token).flatMap(this::current))
                .orElseThrow(() -> new UnknownCallerException("This API key is unknown or has expired."));
    }

    private Optional<Pass> pass(String token) {
        return passes.stream().filter(pass -> pass.isFor(token)).findFirst();
    }

    private static String token(String authorization) {
        return authorization.substring(BEARER.length()).strip();
    }

    private static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }
}
