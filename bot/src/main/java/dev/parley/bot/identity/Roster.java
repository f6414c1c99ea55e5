package dev.parley.bot.identity;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Who belongs to an organization and in which roles, as owners and admins see and change it. There is always an owner. */
@Component
class Roster {
    private final JdbcClient jdbc;
    private final People people;
    private final Callers callers;
    private final TransactionOperations transaction;

    Roster(JdbcClient jdbc, People people, Callers callers, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.people = people;
        this.callers = callers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param role what the roles allow
     * @param signsIn whether with a password
     */
    record Entry(
            String id,
            String name,
            @Nullable String email,
            SortedSet<String> roles,
            Role role,
            boolean signsIn,
            Instant since) {}

    /** The longest there first. */
    List<Entry> all(OrgId org) {
        return jdbc.sql("""
                SELECT p.id, p.name, COALESCE(w.email, p.email) AS email, p.roles, w.person IS NOT NULL AS signs_in, p.created_at
                FROM person p LEFT JOIN person_password w ON w.org_id = p.org_id AND w.person = p.id
                WHERE p.org_id = :org ORDER BY p.created_at, p.id LIMIT 1000
                """).param("org", org.value()).query(Roster::entry).list();
    }

    Entry find(OrgId org, String person) {
        return jdbc.sql("""
                SELECT p.id, p.name, COALESCE(w.email, p.email) AS email, p.roles, w.person IS NOT NULL AS signs_in, p.created_at
                FROM person p LEFT JOIN person_password w ON w.org_id = p.org_id AND w.person = p.id
                WHERE p.org_id = :org AND p.id = :id
                """)
                .param("org", org.value())
                .param("id", person)
                .query(Roster::entry)
                .optional()
                .orElseThrow(() -> ProblemException.notFound(
                        "There is nobody with the id %s.".formatted(person),
                        "GET /api/people lists those of your organization."));
    }

    Optional<String> email(OrgId org, String person) {
        return Optional.ofNullable(find(org, person).email());
    }

    /** @throws RefusedException unless the caller may give these roles to this person, and take theirs away */
    Entry change(Caller caller, String person, SortedSet<String> roles) {
        return transaction.execute(_ -> {
            Entry before = held(caller, person);
            demandReach(caller, before, roles);
            if (before.role() == Role.OWNER && Role.of(roles) != Role.OWNER) {
                demandAnotherOwner(caller.org(), before);
            }
            jdbc.sql("UPDATE person SET roles = :roles WHERE org_id = :org AND id = :id")
                    .param("roles", roles.toArray(String[]::new))
                    .param("org", caller.org().value())
                    .param("id", person)
                    .update();
            lowerKeys(caller.org(), person, Role.of(roles), roles);
            callers.forget();
            return find(caller.org(), person);
        });
    }

    /** With their password, sessions and keys. What they did stays under their name. */
    void remove(Caller caller, String person) {
        transaction.executeWithoutResult(_ -> {
            Entry before = held(caller, person);
            demandReach(caller, before, Set.of());
            if (before.role() == Role.OWNER) {
                demandAnotherOwner(caller.org(), before);
            }
            jdbc.sql("DELETE FROM person WHERE org_id = :org AND id = :id")
                    .param("org", caller.org().value())
                    .param("id", person)
                    .update();
            callers.forget();
        });
    }

    /** Owners are the owners' matter: an admin neither makes nor unmakes one, nor lets anybody in as one. */
    void demandReach(Caller caller, @Nullable Entry person, Set<String> roles) {
        boolean concernsOwner = person != null && person.role() == Role.OWNER || roles.contains(Role.OWNER.word());
        if (concernsOwner && !caller.isOwner()) {
            throw new RefusedException(
                    "Only an owner decides about owners; %s is %s."
                            .formatted(caller.actor().name(), caller.role().word()),
                    "Ask an owner of the organization.");
        }
    }

    /** The person with this address, else a new one, with these roles. @return the id */
    String add(OrgId org, String name, String email, Set<String> roles) {
        String person = people.join(org, name, email);
        Entry entry = find(org, person);
        if (entry.role() == Role.OWNER && !roles.contains(Role.OWNER.word())) {
            throw ProblemException.conflict(
                    "%s is an owner here already.".formatted(email),
                    "Ask another owner for a link for a new password.");
        }
        SortedSet<String> all = new TreeSet<>(entry.roles());
        all.removeIf(role -> Role.named(role).isPresent() || role.equals(People.NEWCOMER));
        all.addAll(roles);
        jdbc.sql("UPDATE person SET roles = :roles WHERE org_id = :org AND id = :id")
                .param("roles", all.toArray(String[]::new))
                .param("org", org.value())
                .param("id", person)
                .update();
        return person;
    }

    void introduce(OrgId org, String person, String name, String email) {
        jdbc.sql("UPDATE person SET name = :name, email = :email WHERE org_id = :org AND id = :id")
                .param("name", name)
                .param("email", email)
                .param("org", org.value())
                .param("id", person)
                .update();
    }

    /** The person, after everybody else who changes who belongs here is done. */
    private Entry held(Caller caller, String person) {
        jdbc.sql("SELECT name FROM org WHERE id = :org FOR UPDATE")
                .param("org", caller.org().value())
                .query(String.class)
                .single();
        return find(caller.org(), person);
    }

    private void demandAnotherOwner(OrgId org, Entry owner) {
        boolean isAnother = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM person WHERE org_id = :org AND id <> :id AND 'owner' = ANY (roles))")
                .param("org", org.value())
                .param("id", owner.id())
                .query(Boolean.class)
                .single();
        if (!isAnother) {
            throw ProblemException.conflict(
                    "%s is the only owner.".formatted(owner.name()), "Make somebody else an owner first.");
        }
    }

    /** A key acts for its person, and no further. */
    private void lowerKeys(OrgId org, String person, Role role, SortedSet<String> roles) {
        jdbc
                .sql("SELECT id, roles FROM api_key WHERE org_id = :org AND person = :person")
                .param("org", org.value())
                .param("person", person)
                .query((row, _) -> new Key(row.getString("id"), Set.of((String[])
                        row.getArray("roles").getArray())))
                .list()
                .stream()
                .filter(key -> !role.includes(Role.of(key.roles())))
                .forEach(key -> jdbc.sql("UPDATE api_key SET roles = :roles WHERE org_id = :org AND id = :id")
                        .param("roles", roles.toArray(String[]::new))
                        .param("org", org.value())
                        .param("id", key.id())
                        .update());
    }

    private record Key(String id, Set<String> roles) {}

    private static Entry entry(ResultSet row, int rowNumber) throws SQLException {
        SortedSet<String> roles =
                new TreeSet<>(List.of((String[]) row.getArray("roles").getArray()));
        return new Entry(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                roles,
                Role.of(roles),
                row.getBoolean("signs_in"),
                row.getTimestamp("created_at").toInstant());
    }
}
