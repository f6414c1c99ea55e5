package dev.parley.bot.identity;

import dev.parley.connectors.event.HmacSignature;
import dev.parley.engine.OrgId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * A browser's session: {@code base64url(kind|org|id|session|epoch|expiry).base64url(HMAC-SHA256)}. Nothing about it is kept on the
 * server while it lasts; whether it was ended, and whether the person or key still exists, is asked of {@link Accounts}.
 */
class SessionCookie {
    static final String NAME = "parley_session";
    static final Duration LIFETIME = Duration.ofDays(30);

    private final byte[] secret;
    private final InstantSource clock;

    SessionCookie(byte[] secret, InstantSource clock) {
        this.secret = secret.clone();
        this.clock = clock;
    }

    ResponseCookie issue(Credential.Session session, boolean secure) {
        String by = switch (session.by()) {
            case Credential.PersonLogin login -> "person|%s|%s".formatted(login.org(), login.person());
            case Credential.KeyLogin login -> "key|%s|%s".formatted(login.org(), login.key());
            case Credential.Session _ -> throw new IllegalArgumentException("A session signs nobody in");
        };
        long expiry = clock.instant().plus(LIFETIME).getEpochSecond();
        byte[] claim = "%s|%s|%d|%d"
                .formatted(by, session.id(), session.epoch(), expiry)
                .getBytes(StandardCharsets.UTF_8);
        return cookie(encode(claim) + "." + encode(HmacSignature.of(claim, secret)), LIFETIME, secure);
    }

    /** Makes the browser forget its session. */
    ResponseCookie expired(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    /** Whom the request's cookie names; empty without one, or when it is forged or out of date. */
    Optional<Credential.Session> read(HttpServletRequest request) {
        return good(request).flatMap(this::read);
    }

    /** The value of the request's cookie that {@link #read(String)} takes; empty without one. */
    Optional<String> good(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> read(value).isPresent())
                        .findFirst();
    }

    Optional<Credential.Session> read(String value) {
        int dot = value.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] claim;
        byte[] signature;
        try {
            claim = Base64.getUrlDecoder().decode(value.substring(0, dot));
            signature = Base64.getUrlDecoder().decode(value.substring(dot + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return MessageDigest.isEqual(HmacSignature.of(claim, secret), signature) ? trusted(claim) : Optional.empty();
    }

    private Optional<Credential.Session> trusted(byte[] claim) {
        String[] parts = new String(claim, StandardCharsets.UTF_8).split("\\|", -1);
        int end = parts.length - 3;
        // A person's id may hold the separator; kind and organization are first, the rest is last.
        if (end < 3) {
            return Optional.empty();
        }
        Instant expiry = Instant.ofEpochSecond(Long.parseLong(parts[end + 2]));
        if (!clock.instant().isBefore(expiry)) {
            return Optional.empty();
        }
        OrgId org = new OrgId(UUID.fromString(parts[1]));
        String id = String.join("|", Arrays.asList(parts).subList(2, end));
        Credential by =
                parts[0].equals("person") ? new Credential.PersonLogin(org, id) : new Credential.KeyLogin(org, id);
        return uuid(parts[end]).map(session -> new Credential.Session(by, session, Integer.parseInt(parts[end + 1])));
    }

    /** Empty for a cookie of an earlier version, which had no session in it. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException earlierVersion) {
            return Optional.empty();
        }
    }

    private static ResponseCookie cookie(String value, Duration lifetime, boolean secure) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(lifetime)
                .build();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
