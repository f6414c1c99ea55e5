package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Credential;

/** What a token endpoint answers. */
sealed interface TokenReply {
    record Granted(Credential tokens) implements TokenReply {}

    /**
     * @param error by RFC 6749, 5.2, such as {@code invalid_grant}
     * @param words of the far system
     */
    record Refused(String error, String words) implements TokenReply {
        /** Whether the person's consent is gone, as opposed to something being wrong with us. */
        boolean isRevoked() {
            return switch (error) {
                // GitHub has a name of its own for it ("Refreshing user access tokens").
                case "invalid_grant", "bad_refresh_token", "token_revoked", "invalid_refresh_token" -> true;
                default -> false;
            };
        }
    }
}
