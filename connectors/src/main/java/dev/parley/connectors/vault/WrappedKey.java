package dev.parley.connectors.vault;

import java.util.Arrays;
import java.util.Objects;

/**
 * A data key under lock.
 *
 * @param masterKey the name of the key that locks it; says nothing about that key
 */
public record WrappedKey(String masterKey, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey(String key, byte[] content)
                && masterKey.equals(key)
                && Arrays.equals(bytes, content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(masterKey, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "WrappedKey[" + masterKey + "]";
    }
}
