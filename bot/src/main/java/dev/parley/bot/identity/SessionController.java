package dev.parley.bot.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am, signing in with an API key, and signing out. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final ApiKeys keys;
    private final Callers callers;
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final Loopback loopback;

    SessionController(ApiKeys keys, Callers callers, SessionCookie cookie, Accounts accounts, Loopback loopback) {
        this.keys = keys;
        this.callers = callers;
        this.cookie = cookie;
        this.accounts = accounts;
        this.loopback = loopback;
    }

    /** @param local whether this server signs in whoever sits at its machine */
    record WhoAmI(String id, String name, SortedSet<String> roles, String organization, boolean local) {}

    record SignIn(@Nullable String key) {}

    @GetMapping
    WhoAmI whoAmI(Caller caller) {
        return describe(caller);
    }

    @PostMapping
    ResponseEntity<WhoAmI> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        String key = body.key() == null ? "" : body.key().strip();
        Credential credential = keys.find(key).orElseThrow(SessionController::unknownKey);
        Caller caller = callers.current(credential).orElseThrow(SessionController::unknownKey);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie.issue(credential, request.isSecure()).toString())
                .body(describe(caller));
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie.expired(request.isSecure()).toString())
                .build();
    }

    private WhoAmI describe(Caller caller) {
        String organization =
                accounts.organization(caller.org()).map(Organization::name).orElse("");
        return new WhoAmI(
                caller.actor().id(),
                caller.actor().name(),
                new TreeSet<>(caller.roles()),
                organization,
                loopback.signsOwnerIn());
    }

    private static UnknownCallerException unknownKey() {
        return new UnknownCallerException("This API key is unknown or has expired.");
    }
}
