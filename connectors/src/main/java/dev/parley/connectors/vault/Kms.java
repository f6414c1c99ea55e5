package dev.parley.connectors.vault;

/**
 * Keeps the master keys and lets nobody see them. Shaped so that AWS KMS (Encrypt and Decrypt with an encryption context) and
 * HashiCorp Vault's transit engine (encrypt and decrypt with associated data) can stand behind it.
 */
public interface Kms {
    /**
     * Locks a data key under the current master key.
     *
     * @param context what the data key is for; unwrapping needs the same
     */
    WrappedKey wrap(byte[] dataKey, byte[] context);

    /** @throws VaultException when the master key is gone, the context is another one, or the bytes were changed */
    byte[] unwrap(WrappedKey key, byte[] context);

    /** The name of the master key that wraps now. */
    String currentKey();

    /**
     * From now on another master key wraps, where this is the one to make it; the former ones still unwrap.
     *
     * @return the name of the key that wraps now
     */
    String rotate();
}
