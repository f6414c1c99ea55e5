package dev.parley.bot.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What somebody is told who signs in, or asks who they are. */
@Component
class Welcomes {
    private final Callers callers;
    private final Accounts accounts;
    private final People people;
    private final Passwords passwords;
    private final Loopback loopback;
    private final Rights rights;

    Welcomes(Callers callers, Accounts accounts, People people, Passwords passwords, Loopback loopback, Rights rights) {
        this.callers = callers;
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.loopback = loopback;
        this.rights = rights;
    }

    /**
     * @param role what the roles allow: the highest of viewer, editor, admin and owner
     * @param hasPassword whether this person signs in with an address and a password
     * @param refusals what this person may not do, so that nobody is offered a button that would be refused
     * @param local whether this server signs in whoever sits at its machine
     */
    record WhoAmI(
            String id,
            String name,
            SortedSet<String> roles,
            String role,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String email,

            boolean hasPassword,
            String organization,
            List<Refusal> refusals,
            boolean local) {}

    /**
     * @param deed {@code change}, {@code connect}, {@code govern} or {@code own}
     * @param detail why not
     * @param hint whom to ask
     */
    record Refusal(String deed, String detail, String hint) {}

    ResponseEntity<WhoAmI> in(Credential credential, ResponseCookie cookie) {
        Caller caller = callers.current(credential)
                .orElseThrow(() -> new UnknownCallerException("Whoever signs in here is not known any more."));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(describe(caller));
    }

    WhoAmI describe(Caller caller) {
        return new WhoAmI(
                caller.actor().id(),
                caller.actor().name(),
                new TreeSet<>(caller.roles()),
                caller.role().word(),
                people.email(caller).orElse(null),
                passwords.email(caller.org(), caller.person()).isPresent(),
                accounts.organization(caller.org()).map(Organization::name).orElse(""),
                refusals(caller),
                loopback.signsOwnerIn());
    }

    private List<Refusal> refusals(Caller caller) {
        return Stream.of(Deed.values())
                .flatMap(deed -> rights.refusalToYou(caller, deed).stream()
                        .map(refusal -> new Refusal(deed.word(), refusal.getMessage(), refusal.hint())))
                .toList();
    }
}
