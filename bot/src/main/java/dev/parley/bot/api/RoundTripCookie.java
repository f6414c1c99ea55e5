package dev.parley.bot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/**
 * What a browser takes along to another site and brings back, so that only the one that set out can arrive.
 *
 * @param path where it comes back to
 */
public record RoundTripCookie(String name, String path) {
    /** The header that sets it. */
    public String set(String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(request.isSecure())
                // Lax, because the browser comes back from another site.
                .sameSite("Lax")
                .path(path)
                .maxAge(lifetime)
                .build()
                .toString();
    }

    /** The header that takes it away. */
    public String gone(HttpServletRequest request) {
        return set("", Duration.ZERO, request);
    }
}
