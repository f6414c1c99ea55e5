package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
        for (Credential by : List.of(person, key)) {
            var session = new Credential.Session(by, UUID.randomUUID(), 3);
            assertThat(cookie.read(cookie.issue(session, false).getValue())).contains(session);
        }
    }

    @Test
    void is_worth_nothing_after_thirty_days() {
        String value = cookie.issue(session(), false).getValue();
        now = now.plus(Duration.ofDays(30)).minusSeconds(1);
        assertThat(cookie.read(value)).isPresent();
        now = now.plusSeconds(1);
        assertThat(cookie.read(value)).isEmpty();
    }

    @Test
    void is_worth_nothing_to_another_installation() {
        String value = cookie.issue(session(), false).getValue();
        byte[] other = SECRET.clone();
        other[0]++;
        assertThat(new SessionCookie(other, () -> now).read(value)).isEmpty();
    }

    @Test
    void is_marked_secure_on_https_only() {
        var login = session();
        assertThat(cookie.issue(login, true).toString()).contains("; Secure");
        assertThat(cookie.issue(login, false).toString()).doesNotContain("; Secure");
    }

    @Test
    void of_an_earlier_version_is_worth_nothing() throws Exception {
        String claim = "person|%s|ana|1798761600".formatted(ORG);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String value =
                encoder.encodeToString(claim.getBytes()) + "." + encoder.encodeToString(mac.doFinal(claim.getBytes()));
        assertThat(cookie.read(value)).isEmpty();
    }

    private static Credential.Session session() {
        return new Credential.Session(new Credential.PersonLogin(ORG, "ana"), UUID.randomUUID(), 0);
    }
}
