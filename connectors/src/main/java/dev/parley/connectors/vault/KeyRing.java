package dev.parley.connectors.vault;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Master keys at hand, oldest first; the last one wraps. A key is named by its fingerprint, so that names cannot be mixed up. */
final class KeyRing {
    private final Map<String, SecretKey> keys;
    private final String current;

    private KeyRing(Map<String, SecretKey> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /** @throws IllegalArgumentException when there is none, or one has not 32 bytes */
    static KeyRing of(List<byte[]> oldestFirst) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        String last = "";
        for (byte[] key : oldestFirst) {
            last = nameOf(key);
            keys.remove(last);
            keys.put(last, AesGcm.key(key));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no master key");
        }
        return new KeyRing(keys, last);
    }

    /** Base64, one a line, oldest first. */
    static KeyRing parse(String text) {
        return of(text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Base64.getDecoder().decode(line.strip()))
                .toList());
    }

    KeyRing withAnother() {
        List<byte[]> all = new ArrayList<>();
        keys.values().forEach(key -> all.add(key.getEncoded()));
        all.add(AesGcm.randomKey());
        return of(all);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        keys.values()
                .forEach(key -> text.append(Base64.getEncoder().encodeToString(key.getEncoded()))
                        .append('\n'));
        return text.toString();
    }

    String current() {
        return current;
    }

    boolean has(String name) {
        return keys.containsKey(name);
    }

    WrappedKey wrap(byte[] dataKey, byte[] context) {
        SecretKey master =
                Optional.ofNullable(keys.get(current)).orElseThrow(() -> new IllegalStateException("No current key"));
        return new WrappedKey(current, AesGcm.seal(master, dataKey, context));
    }

    /** @param place where the keys come from, for the message */
    byte[] unwrap(WrappedKey wrapped, byte[] context, String place) {
        SecretKey master = keys.get(wrapped.masterKey());
        if (master == null) {
            throw new VaultException(
                    "The master key %s, which locks this secret, is not in %s.".formatted(wrapped.masterKey(), place),
                    "Put that key back, from a backup for instance; or connect anew.",
                    null);
        }
        try {
            return AesGcm.open(master, wrapped.bytes(), context);
        } catch (AEADBadTagException forged) {
            throw new VaultException(
                    "A secret in the database was changed, or belongs to another connection.",
                    "Restore the database from a backup, or connect anew.",
                    forged);
        }
    }

    private static String nameOf(byte[] key) {
        return HexFormat.of().formatHex(Fingerprint.of(key), 0, 6);
    }
}
