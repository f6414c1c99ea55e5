package dev.parley.bot.slack;

import dev.parley.connectors.vault.Fingerprint;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Owners on their way to Slack and back. A state serves once, for a quarter of an hour, and only the browser that set out with it; the
 * database holds hashes alone. They are looked for by state, which names the organization and cannot be guessed.
 */
class InstallAttempts {
    static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    InstallAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state for Slack to give back. @param browser for the browser alone */
    record Begun(String state, String browser) {}

    record Attempt(OrgId org, String person, URI redirect) {}

    Begun begin(OrgId org, String person, URI redirect) {
        Begun begun = new Begun(random(), random());
        jdbc.sql("DELETE FROM slack_installing WHERE expires_at < now()").update();
        jdbc.sql("""
                        INSERT INTO slack_installing (state_hash, browser_hash, org_id, person, redirect_uri, expires_at)
                        VALUES (:state, :browser, :org, :person, :redirect, now() + make_interval(secs => :patience))""")
                .param("state", Fingerprint.base64(begun.state()))
                .param("browser", Fingerprint.base64(begun.browser()))
                .param("org", org.value())
                .param("person", person)
                .param("redirect", redirect.toString())
                .param("patience", PATIENCE.toSeconds())
                .update();
        return begun;
    }

    /** Whoever takes it uses it up, whether or not it is the right browser. */
    Optional<Attempt> take(String state, String browser) {
        return jdbc.sql("""
                        DELETE FROM slack_installing WHERE state_hash = :state
                        RETURNING org_id, person, redirect_uri, browser_hash = :browser AND expires_at > now() AS fits""")
                .param("state", Fingerprint.base64(state))
                .param("browser", Fingerprint.base64(browser))
                .query((row, _) -> row.getBoolean("fits")
                        ? Optional.of(new Attempt(
                                new OrgId(row.getObject("org_id", UUID.class)),
                                row.getString("person"),
                                URI.create(row.getString("redirect_uri"))))
                        : Optional.<Attempt>empty())
                .optional()
                .flatMap(attempt -> attempt);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
