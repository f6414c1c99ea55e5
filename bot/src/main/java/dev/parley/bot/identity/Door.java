package dev.parley.bot.identity;

import dev.parley.bot.identity.Credential.PersonLogin;
import dev.parley.bot.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a link is opened: its holder says a name, an address and a password as far as they are not known, and is somebody. */
@Component
class Door {
    private final Links links;
    private final Roster roster;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionOperations transaction;

    Door(Links links, Roster roster, Passwords passwords, Sessions sessions, PlatformTransactionManager transactions) {
        this.links = links;
        this.roster = roster;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param email not needed where the link is bound to one */
    record Answer(@Nullable String name, @Nullable String email, String password) {
        /** With a password that nobody reads in a log. */
        @Override
        public String toString() {
            return "Answer[name=%s, email=%s]".formatted(name, email);
        }
    }

    Link look(String token) {
        return links.look(token).orElseThrow(Door::closed);
    }

    /** The address a link's holder will sign in with; empty when it has to be said. */
    Optional<String> email(Link link) {
        return link.person() == null
                ? Optional.ofNullable(link.email())
                : passwords
                        .email(link.org(), link.person())
                        .or(() -> Optional.ofNullable(link.email()))
                        .or(() -> roster.email(link.org(), link.person()));
    }

    /** A link that is refused an answer stays good. @return who that is now */
    PersonLogin open(String token, Answer answer) {
        return transaction.execute(_ -> {
            Link link = links.use(token).orElseThrow(Door::closed);
            String email = email(link).orElseGet(() -> Entries.email(answer.email()));
            PersonLogin person = switch (link.kind()) {
                case WELCOME -> welcomed(link, email, answer);
                case INVITATION -> invited(link, email, answer);
                case RESET -> new PersonLogin(link.org(), known(link));
            };
            passwords.set(person.org(), person.person(), email, answer.password());
            sessions.endAll(person.org(), person.person());
            return person;
        });
    }

    private PersonLogin welcomed(Link link, String email, Answer answer) {
        String owner = known(link);
        roster.introduce(link.org(), owner, Entries.name(answer.name()), email);
        return new PersonLogin(link.org(), owner);
    }

    private PersonLogin invited(Link link, String email, Answer answer) {
        if (passwords.signsIn(email)) {
            throw ProblemException.conflict("Somebody signs in with %s already.".formatted(email), "Sign in with it.");
        }
        String person = roster.add(link.org(), Entries.name(answer.name()), email, Set.copyOf(link.roles()));
        return new PersonLogin(link.org(), person);
    }

    private static String known(Link link) {
        return Optional.ofNullable(link.person())
                .orElseThrow(() -> new IllegalStateException("A %s link without a person".formatted(link.kind())));
    }

    private static ProblemException closed() {
        return new ProblemException(
                HttpStatus.GONE,
                "The link is used up",
                "This link was used already, taken back, or is too old.",
                "Ask whoever sent it for a new one. A new link for the first owner is printed when Parley starts.");
    }
}
