package dev.parley.bot.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords for the embedded servers: hexadecimal, so that they need no quoting anywhere. */
final class Password {
    private Password() {}

    static String generate() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
