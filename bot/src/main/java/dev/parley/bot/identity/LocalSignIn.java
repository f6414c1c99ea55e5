package dev.parley.bot.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** On a server that only its own machine can reach, opening the page is signing in: it hands out the owner's session. */
class LocalSignIn extends OncePerRequestFilter {
    private static final Set<String> PAGE = Set.of("/", "/index.html");

    private final Loopback loopback;
    private final Accounts accounts;
    private final Callers callers;
    private final Sessions sessions;
    private final Refusals refusals;

    LocalSignIn(Loopback loopback, Accounts accounts, Callers callers, Sessions sessions, Refusals refusals) {
        this.loopback = loopback;
        this.accounts = accounts;
        this.callers = callers;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !loopback.signsOwnerIn() || !PAGE.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!loopback.isDirect(request)) {
            refusals.answer(
                    request,
                    response,
                    new RefusedException(
                            "This Parley serves its own machine only, and was asked for as \"%s\"."
                                    .formatted(request.getServerName()),
                            "Open it as http://localhost:%d. To serve others, set `parley.local-sign-in=false`"
                                            .formatted(request.getLocalPort())
                                    + " and sign in with an API key or a password."));
            return;
        }
        boolean isSignedIn = sessions.of(request).flatMap(callers::current).isPresent();
        if (!isSignedIn) {
            accounts.localOwner()
                    .ifPresent(owner -> response.addHeader(
                            HttpHeaders.SET_COOKIE,
                            sessions.openLocally(owner, request).toString()));
        }
        chain.doFilter(request, response);
    }
}
