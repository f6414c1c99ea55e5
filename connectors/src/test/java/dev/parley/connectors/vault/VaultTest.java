package dev.parley.connectors.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.connectors.vault.Vault.Owner;
import dev.parley.engine.OrgId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String KEY =
            Base64.getEncoder().encodeToString("k".repeat(32).getBytes(UTF_8));
    private static final String NEWER =
            Base64.getEncoder().encodeToString("n".repeat(32).getBytes(UTF_8));
    private static final byte[] PLAIN = "ghp_planted".getBytes(UTF_8);

    private final Owner owner = new Owner(new OrgId(UUID.randomUUID()), "connection/7");

    @TempDir
    Path home;

    private final Vault vault = new Vault(new EnvironmentKms(KEY, ""));

    @Test
    void what_was_sealed_opens_for_its_owner() {
        assertThat(vault.open(vault.seal(PLAIN, owner), owner)).isEqualTo(PLAIN);
    }

    @Test
    void the_same_secret_never_looks_the_same_and_never_shows() {
        Sealed one = vault.seal(PLAIN, owner);
        Sealed other = vault.seal(PLAIN, owner);

        assertThat(one).isNotEqualTo(other);
        assertThat(new String(one.box(), UTF_8)).doesNotContain("planted");
        assertThat(one.toString()).doesNotContain("planted").contains(one.key().masterKey());
    }

    @Test
    void a_seal_moved_to_another_organization_or_connection_does_not_open() {
        Sealed sealed = vault.seal(PLAIN, owner);

        for (Owner thief : new Owner[] {
            new Owner(new OrgId(UUID.randomUUID()), owner.what()), new Owner(owner.org(), "connection/8")
        }) {
            assertThatThrownBy(() -> vault.open(sealed, thief))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining("belongs to another connection");
        }
    }

    @Test
    void a_single_changed_bit_is_noticed() {
        Sealed sealed = vault.seal(PLAIN, owner);
        for (int i = 0; i < sealed.box().length; i++) {
            byte[] forged = sealed.box().clone();
            forged[i] ^= 1;
            assertThatThrownBy(() -> vault.open(new Sealed(sealed.key(), forged), owner))
                    .isInstanceOf(VaultException.class);
        }
    }

    @Test
    void after_rotation_old_secrets_open_and_are_wrapped_anew() {
        Kms kms = new FileKms(home.resolve("vault/keys"));
        Vault rotating = new Vault(kms);
        Sealed old = rotating.seal(PLAIN, owner);

        String key = rotating.rotate();
        Sealed fresh = rotating.rewrapped(old, owner);

        assertThat(rotating.isCurrent(old)).isFalse();
        assertThat(rotating.isCurrent(fresh)).isTrue();
        assertThat(fresh.key().masterKey()).isEqualTo(key);
        assertThat(fresh.box()).isEqualTo(old.box());
        assertThat(rotating.open(old, owner)).isEqualTo(PLAIN);
        assertThat(rotating.open(fresh, owner)).isEqualTo(PLAIN);
    }

    @Test
    void another_process_finds_the_key_that_the_first_one_made_later() {
        Vault first = new Vault(new FileKms(home.resolve("keys")));
        Vault second = new Vault(new FileKms(home.resolve("keys")));
        first.seal(PLAIN, owner);
        second.seal(PLAIN, owner);

        first.rotate();

        assertThat(second.open(first.seal(PLAIN, owner), owner)).isEqualTo(PLAIN);
    }

    @Test
    void the_keys_are_their_owner_s_alone() throws Exception {
        new Vault(new FileKms(home.resolve("vault/keys"))).seal(PLAIN, owner);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("vault/keys"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("vault"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_key_from_the_environment_is_followed_by_the_next() {
        Sealed old = vault.seal(PLAIN, owner);
        Vault next = new Vault(new EnvironmentKms(NEWER, KEY));

        assertThat(next.open(old, owner)).isEqualTo(PLAIN);
        assertThat(next.isCurrent(old)).isFalse();
        assertThat(new Vault(new EnvironmentKms(NEWER, KEY)).open(next.rewrapped(old, owner), owner))
                .isEqualTo(PLAIN);
    }

    @Test
    void a_lost_key_is_told_of_by_name_and_place() {
        Sealed sealed = vault.seal(PLAIN, owner);

        assertThatThrownBy(() -> new Vault(new EnvironmentKms(NEWER, "")).open(sealed, owner))
                .hasMessageContaining(sealed.key().masterKey())
                .hasMessageContaining("PARLEY_VAULT_KEY");
    }

    @Test
    void what_is_no_key_is_refused_without_being_quoted() throws Exception {
        assertThatThrownBy(() -> new EnvironmentKms("planted-but-short", ""))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("planted")
                .hasNoCause();

        Files.writeString(home.resolve("keys"), "planted-but-short");
        assertThatThrownBy(() -> new FileKms(home.resolve("keys")).currentKey())
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("planted")
                .hasNoCause();
    }

    @Test
    void a_secret_hides_itself() {
        Secret secret = new Secret("ghp_planted");

        assertThat(secret).hasToString("•••").isEqualTo(new Secret("ghp_planted"));
        assertThat(secret.maskedIn("token ghp_planted is bad")).isEqualTo("token ••• is bad");
    }
}
