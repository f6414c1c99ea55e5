package dev.parley.bot.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Inviting people by a link that somebody sends them. */
@RestController
@RequestMapping("/api/invitations")
class InvitationsController {
    private final Links links;
    private final Roster roster;
    private final Passwords passwords;
    private final PublicAddress address;

    InvitationsController(Links links, Roster roster, Passwords passwords, PublicAddress address) {
        this.links = links;
        this.roster = roster;
        this.passwords = passwords;
        this.address = address;
    }

    record Wanted(@Nullable String email, @Nullable List<String> roles) {}

    /** @param link there only when the invitation is made: it is kept nowhere */
    record Invitation(
            UUID id,
            String email,
            SortedSet<String> roles,
            String madeBy,
            Instant createdAt,
            Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String link) {
        static Invitation of(Link invitation, @Nullable String link) {
            return new Invitation(
                    invitation.id(),
                    invitation.email() == null ? "" : invitation.email(),
                    invitation.roles(),
                    invitation.madeBy(),
                    invitation.createdAt(),
                    invitation.expiresAt(),
                    link);
        }

        @Override
        public String toString() {
            return "Invitation[id=%s, email=%s]".formatted(id, email);
        }
    }

    record Listed(List<Invitation> items) {}

    @GetMapping
    Listed list(Caller caller) {
        return new Listed(links.invitations(caller.org()).stream()
                .map(invitation -> Invitation.of(invitation, null))
                .toList());
    }

    /** In place of an earlier one for the same address. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(Caller caller, @RequestBody Wanted body) {
        String email = Entries.email(body.email());
        SortedSet<String> roles = Entries.roles(body.roles());
        roster.demandReach(caller, null, roles);
        if (passwords.signsIn(email)) {
            throw ProblemException.conflict(
                    "Somebody signs in with %s already.".formatted(email),
                    "Give that person another role, or a link for a new password.");
        }
        Link.Made made =
                links.invitation(caller.org(), email, roles, caller.actor().name());
        return Invitation.of(made.link(), made.address(address.base()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable UUID id) {
        if (!links.takeBack(caller.org(), id)) {
            throw ProblemException.notFound(
                    "There is no invitation %s that is still open.".formatted(id),
                    "GET /api/invitations lists those of your organization.");
        }
    }
}
