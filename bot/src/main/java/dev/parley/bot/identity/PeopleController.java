package dev.parley.bot.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.address.PublicAddress;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to the organization. */
@RestController
@RequestMapping("/api/people")
class PeopleController {
    private final Roster roster;
    private final Links links;
    private final PublicAddress address;

    PeopleController(Roster roster, Links links, PublicAddress address) {
        this.roster = roster;
        this.links = links;
        this.address = address;
    }

    /** @param role what the roles allow */
    record Person(
            String id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String email,

            SortedSet<String> roles,
            String role,
            boolean signsIn,
            Instant since) {
        static Person of(Roster.Entry entry) {
            return new Person(
                    entry.id(),
                    entry.name(),
                    entry.email(),
                    entry.roles(),
                    entry.role().word(),
                    entry.signsIn(),
                    entry.since());
        }
    }

    record Listed(List<Person> items) {}

    record NewRoles(@Nullable List<String> roles) {}

    /** @param link shown this once; whoever has it can set the person's password until then */
    record ResetLink(String link, Instant expiresAt) {
        @Override
        public String toString() {
            return "ResetLink[expiresAt=%s]".formatted(expiresAt);
        }
    }

    @GetMapping
    Listed list(Caller caller) {
        return new Listed(roster.all(caller.org()).stream().map(Person::of).toList());
    }

    @PatchMapping("/{id}")
    Person change(Caller caller, @PathVariable String id, @RequestBody NewRoles body) {
        return Person.of(roster.change(caller, id, Entries.roles(body.roles())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        roster.remove(caller, id);
    }

    @PostMapping("/{id}/reset")
    @ResponseStatus(HttpStatus.CREATED)
    ResetLink reset(Caller caller, @PathVariable String id) {
        Roster.Entry person = roster.find(caller.org(), id);
        roster.demandReach(caller, person, person.roles());
        Link.Made made = links.reset(
                caller.org(), person.id(), person.email(), caller.actor().name());
        return new ResetLink(made.address(address.base()), made.link().expiresAt());
    }
}
