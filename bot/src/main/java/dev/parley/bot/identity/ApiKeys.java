package dev.parley.bot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import dev.parley.connectors.vault.Fingerprint;
import java.util.HexFormat;
import java.util.Optional;

/** Finds the key behind the text a caller shows. Only hashes are compared and kept, in memory too. */
class ApiKeys {
    private final Accounts accounts;
    private final Cache<String, Credential> known;

    ApiKeys(Accounts accounts, Cache<String, Credential> known) {
        this.accounts = accounts;
        this.known = known;
    }

    Optional<Credential> find(String key) {
        byte[] hash = hash(key);
        return Optional.ofNullable(known.get(
                HexFormat.of().formatHex(hash), _ -> accounts.keyWithHash(hash).orElse(null)));
    }

    static byte[] hash(String key) {
        return Fingerprint.of(key);
    }

    /** A name for a key that tells nothing about it. */
    static String idOf(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, 4);
    }
}
