package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes();
    private static final OrgId ORG = new OrgId(UUID.randomUUID());

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SessionCookie cookie = new SessionCookie(SECRET, () -> now);

    @Test
    void names_the_person_or_key_it_was_issued_to() {
        var person = new Credential.PersonLogin(ORG, "a|strange|id");
        var key = new Credential.KeyLogin(ORG, "3f2a0001");
        assertThat(cookie.read(cookie.issue(person, false).getValue())).contains(person);
        assertThat(cookie.read(cookie.issue(key, false).getValue())).contains(key);
    }

    @Test
    void is_worth_nothing_after_thirty_days() {
        String value =
                cookie.issue(new Credential.PersonLogin(ORG, "ana"), false).getValue();
        now = now.plus(Duration.ofDays(30)).minusSeconds(1);
        assertThat(cookie.read(value)).isPresent();
        now = now.plusSeconds(1);
        assertThat(cookie.read(value)).isEmpty();
    }

    @Test
    void is_worth_nothing_to_another_installation() {
        String value =
                cookie.issue(new Credential.PersonLogin(ORG, "ana"), false).getValue();
        byte[] other = SECRET.clone();
        other[0]++;
        assertThat(new SessionCookie(other, () -> now).read(value)).isEmpty();
    }

    @Test
    void is_marked_secure_on_https_only() {
        var login = new Credential.PersonLogin(ORG, "ana");
        assertThat(cookie.issue(login, true).toString()).contains("; Secure");
        assertThat(cookie.issue(login, false).toString()).doesNotContain("; Secure");
    }
}
