package dev.parley.bot.identity;

import dev.parley.bot.identity.OpenSessions.OpenSession;
import dev.parley.engine.OrgId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Sessions of browsers, from signing in until signing out, a new password, or thirty days later. */
class Sessions {
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final OpenSessions list;
    private final Callers callers;
    private final InstantSource clock;

    Sessions(SessionCookie cookie, Accounts accounts, OpenSessions list, Callers callers, InstantSource clock) {
        this.cookie = cookie;
        this.accounts = accounts;
        this.list = list;
        this.callers = callers;
        this.clock = clock;
    }

    /** The session that the request's cookie names, ended or not. */
    Optional<Credential.Session> of(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** Where this caller is signed in. */
    List<OpenSession> of(Caller caller) {
        return list.of(caller.org(), caller.person(), clock.instant());
    }

    /**
     * For the browser that sends this.
     *
     * @throws UnknownCallerException when there is nobody behind the credential any more
     */
    ResponseCookie open(Credential by, HttpServletRequest request) {
        Credential.Session session = begun(by);
        Caller person = callers.current(by).orElseThrow(Sessions::nobody);
        Instant now = clock.instant();
        String browser = Browser.words(request.getHeader(HttpHeaders.USER_AGENT));
        list.add(person.org(), person.person(), session.id(), browser, now, now.plus(SessionCookie.LIFETIME));
        return cookie.issue(session, request.isSecure());
    }

    /** For whoever sits at this very machine. In no list: it begins anew with each visit of whatever program looks at the page. */
    ResponseCookie openLocally(Credential by, HttpServletRequest request) {
        return cookie.issue(begun(by), request.isSecure());
    }

    private Credential.Session begun(Credential by) {
        int epoch = accounts.sessionEpoch(by).orElseThrow(Sessions::nobody);
        return new Credential.Session(by, UUID.randomUUID(), epoch);
    }

    /** Ends the request's session, on the server and in the browser. */
    ResponseCookie end(HttpServletRequest request) {
        of(request).ifPresent(session -> end(session.org(), session.id()));
        return cookie.expired(request.isSecure());
    }

    /** Ends one of the caller's sessions, wherever it is. False when they have none of this id. */
    boolean end(Caller caller, UUID session) {
        if (!list.has(caller.org(), caller.person(), session)) {
            return false;
        }
        end(caller.org(), session);
        return true;
    }

    private void end(OrgId org, UUID session) {
        accounts.end(org, session, clock.instant(), clock.instant().plus(SessionCookie.LIFETIME));
        list.remove(org, session);
        callers.forget();
    }

    void endAll(OrgId org, String person) {
        accounts.endSessions(org, person);
        list.removeAll(org, person);
        callers.forget();
    }

    /** Ends every session of the caller but the request's. @return that one's new cookie; empty when the request came with a key */
    Optional<ResponseCookie> endOthers(Caller caller, HttpServletRequest request) {
        endAll(caller.org(), caller.person());
        return of(request).map(session -> open(session.by(), request));
    }

    private static UnknownCallerException nobody() {
        return new UnknownCallerException("Whoever signs in here is not known any more.");
    }
}
