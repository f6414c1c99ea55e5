package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of an organization, for surfaces that bring their own people along. */
public class People {
    /** Says nothing about what one may do: an editor then, as {@link Role} has it. */
    static final String NEWCOMER = "member";

    private static final int MOST_NAMESAKES = 1_000;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    People(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Empty when there is nobody (any more) with this id. */
    public Optional<Caller> find(OrgId org, String person) {
        return accounts.caller(new Credential.PersonLogin(org, person));
    }

    /** The organization's first owner, who is told what only an owner can mend. */
    public Optional<Caller> owner(OrgId org) {
        return jdbc.sql("""
                        SELECT id FROM person WHERE org_id = :org AND 'owner' = ANY (roles)
                        ORDER BY created_at, id LIMIT 1""")
                .param("org", org.value())
                .query(String.class)
                .optional()
                .flatMap(id -> find(org, id));
    }

    /** The organization that an installation for one has. */
    public OrgId onlyOrganization() {
        return accounts.localOwner()
                .map(Credential.PersonLogin::org)
                .orElseThrow(() -> new IllegalStateException("There is no organization yet"));
    }

    /**
     * The person with this address, else a new one.
     *
     * @param email vouched for by whoever brings the person; null when unknown
     * @return the person's id, which approver lists can name
     */
    public String join(OrgId org, String name, @Nullable String email) {
        return known(org, email)
                .orElseGet(() -> IntStream.rangeClosed(1, MOST_NAMESAKES)
                        .mapToObj(number -> PersonId.of(name) + (number == 1 ? "" : "_" + number))
                        // Not added, it is somebody else's id, or somebody was faster to add the same person.
                        .flatMap(id -> add(org, id, name, email) ? Stream.of(id) : known(org, email).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Too many people are called " + name)));
    }

    /** The address that others know this person by; empty when nobody has said it, or the caller is no person. */
    public Optional<String> email(Caller caller) {
        return jdbc.sql("SELECT email FROM person WHERE org_id = :org AND 'user:' || id = :actor AND email IS NOT NULL")
                .param("org", caller.org().value())
                .param("actor", caller.actor().id())
                .query(String.class)
                .optional();
    }

    private Optional<String> known(OrgId org, @Nullable String email) {
        return email == null
                ? Optional.empty()
                : jdbc.sql("SELECT id FROM person WHERE org_id = :org AND lower(email) = lower(:email)")
                        .param("org", org.value())
                        .param("email", email)
                        .query(String.class)
                        .optional();
    }

    private boolean add(OrgId org, String id, String name, @Nullable String email) {
        return jdbc.sql("""
                        INSERT INTO person (org_id, id, name, roles, email) VALUES (:org, :id, :name, ARRAY[:role], :email)
                        ON CONFLICT DO NOTHING""")
                        .param("org", org.value())
                        .param("id", id)
                        .param("name", name)
                        .param("role", NEWCOMER)
                        .param("email", email, java.sql.Types.VARCHAR)
                        .update()
                == 1;
    }
}
