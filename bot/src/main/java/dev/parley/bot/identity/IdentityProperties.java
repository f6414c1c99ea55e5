package dev.parley.bot.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code parley}.
 *
 * @param bootstrapApiKey an owner key to have from the first start on; blank means none
 * @param ownerName the first owner's name, taken at the first start only
 * @param localSignIn whether opening the page on this very machine signs the owner in; only while the server is bound to loopback
 */
@ConfigurationProperties("parley")
record IdentityProperties(
        @DefaultValue("") String bootstrapApiKey,
        @DefaultValue("") String ownerName,
        @DefaultValue("true") boolean localSignIn) {
    IdentityProperties {
        ownerName = ownerName.isBlank() ? System.getProperty("user.name", "Owner") : ownerName.strip();
    }

    /** Without the key, which must not end up in a log. */
    @Override
    public String toString() {
        return "IdentityProperties[ownerName=%s, localSignIn=%s]".formatted(ownerName, localSignIn);
    }
}
