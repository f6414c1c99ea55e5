package dev.parley.bot.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether a browser sent a request from our own page: the protection against cross-site request forgery, in place of tokens. Every
 * browser since 2020 sends {@code Sec-Fetch-Site}, older ones {@code Origin}; a request with neither comes from no browser.
 */
final class SameOrigin {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** @throws RefusedException when another site's page sends this */
    static void demand(HttpServletRequest request) {
        if (!holds(request)) {
            throw new RefusedException(
                    "A page of another site tried to act in your name.",
                    "Act from Parley's own page, or send an API key instead of the session cookie.");
        }
    }

    static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (READING.contains(request.getMethod())) {
            return true;
        }
        if (site != null) {
            return OWN.contains(site);
        }
        return origin == null || sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
