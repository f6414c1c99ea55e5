package dev.parley.bot.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes an empty installation usable: one organization, its owner, the owner's first API key, and the cookie secret. */
class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final IdentityProperties wishes;

    FirstStart(JdbcClient jdbc, TransactionOperations transaction, IdentityProperties wishes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.wishes = wishes;
    }

    /** Does what is still missing; harmless at every later start and when two processes start at once. */
    void prepare() {
        transaction.executeWithoutResult(_ -> {
            // Held until commit, so that a second process finds the first one's organization instead of adding another.
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('parley.first-start'))::text")
                    .query(String.class)
                    .single();
            if (!anyOrganization()) {
                createOrganization();
            }
            if (!wishes.bootstrapApiKey().isBlank()) {
                seedKey(wishes.bootstrapApiKey().strip());
            }
        });
    }

    /** The secret that session cookies are signed with; made at the first call ever. */
    byte[] cookieSecret() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("INSERT INTO server_secret (name, value) VALUES ('session-cookie', ?) ON CONFLICT DO NOTHING")
                .param(fresh)
                .update();
        return jdbc.sql("SELECT value FROM server_secret WHERE name = 'session-cookie'")
                .query(byte[].class)
                .single();
    }

    private boolean anyOrganization() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM org)").query(Boolean.class).single();
    }

    private void createOrganization() {
        UUID org = UUID.randomUUID();
        String owner = wishes.ownerName();
        jdbc.sql("INSERT INTO org (id, name) VALUES (?, ?)")
                .params(List.of(org, owner + "'s organization"))
                .update();
        jdbc.sql("INSERT INTO person (org_id, id, name, roles) VALUES (?, ?, ?, ARRAY['owner'])")
                .params(List.of(org, PersonId.of(owner), owner))
                .update();
        LOG.info("Created the organization of {}, who owns it", owner);
    }

    private void seedKey(String key) {
        byte[] hash = ApiKeys.hash(key);
        int added = jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT p.org_id, ?, p.id, 'Bootstrap key', ?, ARRAY['owner']
                FROM person p JOIN org o ON o.id = p.org_id
                WHERE 'owner' = ANY (p.roles)
                ORDER BY o.created_at, p.created_at, p.id
                LIMIT 1
                ON CONFLICT DO NOTHING
                """).params(List.of(ApiKeys.idOf(hash), hash)).update();
        if (added > 0) {
            LOG.info("Seeded the owner key given as PARLEY_BOOTSTRAP_API_KEY (id {})", ApiKeys.idOf(hash));
        }
    }
}
