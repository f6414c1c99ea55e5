package dev.parley.connectors.vault;

import java.util.Arrays;
import java.util.Objects;

/**
 * A secret as it may be stored anywhere.
 *
 * @param key what opens it, itself under lock
 * @param box nonce, ciphertext and tag of AES-256-GCM
 */
public record Sealed(WrappedKey key, byte[] box) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed(WrappedKey otherKey, byte[] content)
                && key.equals(otherKey)
                && Arrays.equals(box, content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, Arrays.hashCode(box));
    }

    @Override
    public String toString() {
        return "Sealed[" + key + "]";
    }
}
