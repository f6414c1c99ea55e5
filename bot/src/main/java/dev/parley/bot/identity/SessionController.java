package dev.parley.bot.identity;

import dev.parley.bot.identity.Credential.PersonLogin;
import dev.parley.bot.identity.Welcomes.WhoAmI;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am, signing in with an address and a password or with an API key, a new password, and signing out. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final ApiKeys keys;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Welcomes welcomes;

    SessionController(ApiKeys keys, Sessions sessions, Passwords passwords, Throttle throttle, Welcomes welcomes) {
        this.keys = keys;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.welcomes = welcomes;
    }

    /** Either a key, or an address with a password. */
    record SignIn(
            @Nullable String key,
            @Nullable String email,
            @Nullable String password) {
        /** With nothing that ought not to be in a log. */
        @Override
        public String toString() {
            return "SignIn[email=%s]".formatted(email);
        }
    }

    record NewPassword(@Nullable String old, @Nullable String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    @GetMapping
    WhoAmI whoAmI(Caller caller) {
        return welcomes.describe(caller);
    }

    @PostMapping
    ResponseEntity<WhoAmI> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        // Nobody is signed in yet whose cookie would have been guarded, and a foreign page might sign people in as
        // somebody else.
        SameOrigin.demand(request);
        Credential by = body.email() == null ? key(body) : person(body.email(), body.password(), request);
        return welcomes.in(by, sessions.open(by, request));
    }

    /** Ends every other session of this person. */
    @PutMapping("/password")
    ResponseEntity<WhoAmI> change(Caller caller, @RequestBody NewPassword body, HttpServletRequest request) {
        String email = passwords
                .email(caller.org(), caller.person())
                .orElseThrow(() -> new RefusedException(
                        "%s has no password to change.".formatted(caller.actor().name()),
                        "Ask an owner or admin for a link to set one (POST /api/people/{id}/reset)."));
        PersonLogin person = person(email, body.old(), request);
        passwords.set(person.org(), person.person(), email, body.password() == null ? "" : body.password());
        sessions.endAll(person.org(), person.person());
        return welcomes.in(person, sessions.open(person, request));
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SameOrigin.demand(request);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, sessions.end(request).toString())
                .build();
    }

    private Credential key(SignIn body) {
        return keys.find(body.key() == null ? "" : body.key().strip())
                .orElseThrow(() -> new UnknownCallerException("This API key is unknown or has expired."));
    }

    private PersonLogin person(String email, @Nullable String password, HttpServletRequest request) {
        return throttle.attempt(
                        email,
                        request.getRemoteAddr(),
                        () -> passwords.check(email.strip(), password == null ? "" : password))
                .orElseThrow(() -> new UnknownCallerException("The e-mail address or the password is wrong."));
    }
}
