package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that opens the door once.
 *
 * @param person whom it is for; null when that person comes into being by it
 * @param email the address it is bound to; null where its reader says one
 * @param roles of the person that comes into being
 * @param madeBy the name of whoever made it
 */
record Link(
        OrgId org,
        UUID id,
        Kind kind,
        @Nullable String person,
        @Nullable String email,
        SortedSet<String> roles,
        String madeBy,
        Instant createdAt,
        Instant expiresAt) {
    enum Kind {
        /** For the first owner, printed at the start. */
        WELCOME("welcome"),
        INVITATION("join"),
        /** For a new password. */
        RESET("reset");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Where the page opens it, before the token. */
        String path() {
            return path;
        }
    }

    /** @param token known to nobody but whoever holds the link */
    record Made(Link link, String token) {
        String address(String base) {
            return "%s/#/%s/%s".formatted(base, link.kind().path(), token);
        }

        /** Without the token, which must not end up in a log. */
        @Override
        public String toString() {
            return "Made[link=%s]".formatted(link);
        }
    }
}
