package dev.parley.bot.identity;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.OrgId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords of people, as hashes that say how they were made, so that a better way can replace them one sign-in at a time. */
class Passwords {
    private static final int SHORTEST = 10;

    /** What bcrypt reads of a password. */
    private static final int MOST_BYTES = 72;

    private static final int COST = 12;

    /** Of a password that nobody knows, made as the others are: to compare with where there is none. */
    private static final String NOBODYS = "{bcrypt}$2a$12$.FzQ1xZFQQHdaJU0HRWdkuwR6Qpx722VrEa6e3TvHSIBmiC//Ucoq";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;

    Passwords(JdbcClient jdbc, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));
    }

    private record Kept(Credential.PersonLogin login, String hash) {}

    /** Whose address and password these are. Takes as long for an address that nobody has. */
    Optional<Credential.PersonLogin> check(String email, String password) {
        Optional<Kept> kept = jdbc.sql("SELECT org_id, person, hash FROM person_password WHERE lower(email) = lower(?)")
                .param(email)
                .query((row, _) -> new Kept(
                        new Credential.PersonLogin(
                                new OrgId(row.getObject("org_id", UUID.class)), row.getString("person")),
                        row.getString("hash")))
                .optional();
        boolean fits = encoder.matches(password, kept.map(Kept::hash).orElse(NOBODYS));
        if (!fits) {
            return Optional.empty();
        }
        kept.filter(one -> encoder.upgradeEncoding(one.hash())).ifPresent(one -> rehash(one.login(), password));
        return kept.map(Kept::login);
    }

    /** The address a person signs in with; empty without a password. */
    Optional<String> email(OrgId org, String person) {
        return jdbc.sql("SELECT email FROM person_password WHERE org_id = :org AND person = :person")
                .param("org", org.value())
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /** Whether somebody of this installation, in whichever organization, signs in with this address. */
    boolean signsIn(String email) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person_password WHERE lower(email) = lower(?))")
                .param(email)
                .query(Boolean.class)
                .single();
    }

    /** @throws ProblemException when it is too easy, or somebody else signs in with this address */
    void set(OrgId org, String person, String email, String password) {
        demandGood(email, password);
        try {
            jdbc.sql("""
                    INSERT INTO person_password (org_id, person, email, hash) VALUES (:org, :person, :email, :hash)
                    ON CONFLICT (org_id, person) DO UPDATE
                    SET email = excluded.email, hash = excluded.hash, changed_at = now()
                    """)
                    .param("org", org.value())
                    .param("person", person)
                    .param("email", email)
                    .param("hash", encoder.encode(password))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict(
                    "Somebody signs in with %s already.".formatted(email),
                    "Sign in with it, or take another address. An owner can make a link for a new password.");
        }
    }

    private void rehash(Credential.PersonLogin login, String password) {
        jdbc.sql("UPDATE person_password SET hash = :hash WHERE org_id = :org AND person = :person")
                .param("hash", encoder.encode(password))
                .param("org", login.org().value())
                .param("person", login.person())
                .update();
    }

    static void demandGood(String email, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST || password.equalsIgnoreCase(email)) {
            throw ProblemException.unprocessable(
                    "This password is too easy to guess.",
                    "Take at least %d characters, and not your address: a few words do well.".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw ProblemException.unprocessable(
                    "This password is longer than %d bytes.".formatted(MOST_BYTES), "Take a shorter one.");
        }
    }
}
