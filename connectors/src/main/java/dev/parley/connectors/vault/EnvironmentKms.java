package dev.parley.connectors.vault;

/** Master keys from the environment: {@code PARLEY_VAULT_KEY}, and those before it in {@code PARLEY_VAULT_OLD_KEYS}. */
public final class EnvironmentKms implements Kms {
    private static final String PLACE = "PARLEY_VAULT_KEY or PARLEY_VAULT_OLD_KEYS";

    private final KeyRing ring;

    /**
     * @param key 32 bytes in Base64
     * @param olderKeys such keys, separated by commas; blank for none
     * @throws VaultException when one of them is no such key
     */
    public EnvironmentKms(String key, String olderKeys) {
        try {
            this.ring = KeyRing.parse(olderKeys.replace(',', '\n') + "\n" + key);
        } catch (IllegalArgumentException e) {
            // Not the cause: it quotes the key.
            throw new VaultException(
                    "PARLEY_VAULT_KEY or PARLEY_VAULT_OLD_KEYS holds something other than keys.",
                    "A key is 32 random bytes in Base64: openssl rand -base64 32",
                    null);
        }
    }

    @Override
    public WrappedKey wrap(byte[] dataKey, byte[] context) {
        return ring.wrap(dataKey, context);
    }

    @Override
    public byte[] unwrap(WrappedKey key, byte[] context) {
        return ring.unwrap(key, context, PLACE);
    }

    @Override
    public String currentKey() {
        return ring.current();
    }

    /** The operator has put another key first already; what remains is to wrap anew under it. */
    @Override
    public String rotate() {
        return ring.current();
    }
}
