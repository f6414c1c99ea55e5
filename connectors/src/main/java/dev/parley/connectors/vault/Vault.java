package dev.parley.connectors.vault;

import dev.parley.engine.OrgId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * Envelope encryption: every secret has a data key of its own, used once, which a master key wraps. A seal is bound to its owner: moved
 * to another organization's row, or another connection's, it does not open.
 */
public final class Vault {
    private final Kms kms;

    public Vault(Kms kms) {
        this.kms = kms;
    }

    public Sealed seal(byte[] plain, Owner owner) {
        byte[] dataKey = AesGcm.randomKey();
        try {
            byte[] box = AesGcm.seal(AesGcm.key(dataKey), plain, owner.context());
            return new Sealed(kms.wrap(dataKey, owner.context()), box);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** @throws VaultException when it was sealed for somebody else, was changed, or its master key is gone */
    public byte[] open(Sealed sealed, Owner owner) {
        byte[] dataKey = kms.unwrap(sealed.key(), owner.context());
        try {
            return AesGcm.open(AesGcm.key(dataKey), sealed.box(), owner.context());
        } catch (AEADBadTagException forged) {
            throw new VaultException(
                    "The secret of %s was changed in the database.".formatted(owner.what()),
                    "Restore the database from a backup, or connect anew.",
                    forged);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The same secret under the current master key; only the data key is touched. */
    public Sealed rewrapped(Sealed sealed, Owner owner) {
        byte[] dataKey = kms.unwrap(sealed.key(), owner.context());
        try {
            return new Sealed(kms.wrap(dataKey, owner.context()), sealed.box());
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    public boolean isCurrent(Sealed sealed) {
        return sealed.key().masterKey().equals(kms.currentKey());
    }

    /** @see Kms#rotate */
    public String rotate() {
        return kms.rotate();
    }

    /**
     * Whose secret it is.
     *
     * @param what within the organization, such as {@code connection/<id>}
     */
    public record Owner(OrgId org, String what) {
        byte[] context() {
            return "parley-vault-1|%s|%s".formatted(org, what).getBytes(StandardCharsets.UTF_8);
        }
    }
}
