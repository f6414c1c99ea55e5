package dev.parley.bot.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Finds the key behind the text a caller shows. Only hashes are compared and kept, in memory too. */
class ApiKeys {
    private final Accounts accounts;
    private final ShortMemory<String, Credential> known;

    ApiKeys(Accounts accounts, ShortMemory<String, Credential> known) {
        this.accounts = accounts;
        this.known = known;
    }

    Optional<Credential> find(String key) {
        byte[] hash = hash(key);
        return known.get(HexFormat.of().formatHex(hash), _ -> accounts.keyWithHash(hash).map(login -> login));
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }

    /** A name for a key that tells nothing about it. */
    static String idOf(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, 4);
    }
}
