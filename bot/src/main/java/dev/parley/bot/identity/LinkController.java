package dev.parley.bot.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.identity.Credential.PersonLogin;
import dev.parley.bot.identity.Welcomes.WhoAmI;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links that open the door. Their tokens come in bodies: an address ends up in logs. */
@RestController
@RequestMapping("/api/links")
class LinkController {
    private final Door door;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Welcomes welcomes;

    LinkController(Door door, Accounts accounts, Sessions sessions, Welcomes welcomes) {
        this.door = door;
        this.accounts = accounts;
        this.sessions = sessions;
        this.welcomes = welcomes;
    }

    record Token(@Nullable String token) {
        @Override
        public String toString() {
            return "Token[]";
        }
    }

    record Acceptance(
            @Nullable String token,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Acceptance[name=%s, email=%s]".formatted(name, email);
        }
    }

    /** @param email what its holder will sign in with; without one they choose it */
    record Purpose(
            Link.Kind kind,
            String organization,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String email,

            SortedSet<String> roles,
            String madeBy,
            Instant expiresAt) {}

    @PostMapping("/look")
    Purpose look(@RequestBody Token body) {
        Link link = door.look(text(body.token()));
        String organization =
                accounts.organization(link.org()).map(Organization::name).orElse("");
        return new Purpose(
                link.kind(),
                organization,
                door.email(link).orElse(null),
                link.roles(),
                link.madeBy(),
                link.expiresAt());
    }

    /** Signs its holder in as well. */
    @PostMapping("/accept")
    ResponseEntity<WhoAmI> accept(@RequestBody Acceptance body, HttpServletRequest request) {
        SameOrigin.demand(request);
        PersonLogin person =
                door.open(text(body.token()), new Door.Answer(body.name(), body.email(), text(body.password())));
        return welcomes.in(person, sessions.open(person, request));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
