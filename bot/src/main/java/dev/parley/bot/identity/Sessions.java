package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseCookie;

/** Sessions of browsers, from signing in until signing out, a new password, or thirty days later. */
class Sessions {
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final Callers callers;
    private final InstantSource clock;

    Sessions(SessionCookie cookie, Accounts accounts, Callers callers, InstantSource clock) {
        this.cookie = cookie;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    /** The session that the request's cookie names, ended or not. */
    Optional<Credential.Session> of(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** @throws UnknownCallerException when there is nobody behind the credential any more */
    ResponseCookie open(Credential by, boolean secure) {
        int epoch = accounts.sessionEpoch(by)
                .orElseThrow(() -> new UnknownCallerException("Whoever signs in here is not known any more."));
        return cookie.issue(new Credential.Session(by, UUID.randomUUID(), epoch), secure);
    }

    /** Ends the request's session, on the server and in the browser. */
    ResponseCookie end(HttpServletRequest request) {
        of(request).ifPresent(session -> {
            accounts.end(session, clock.instant(), clock.instant().plus(SessionCookie.LIFETIME));
            callers.forget();
        });
        return cookie.expired(request.isSecure());
    }

    void endAll(OrgId org, String person) {
        accounts.endSessions(org, person);
        callers.forget();
    }
}
