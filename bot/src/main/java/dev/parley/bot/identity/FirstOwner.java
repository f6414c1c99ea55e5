package dev.parley.bot.identity;

import dev.parley.bot.address.PublicAddress;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the first owner in where neither this machine nor a key does: by a link that is printed at the start. */
@Component
public class FirstOwner {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Links links;
    private final Loopback loopback;
    private final PublicAddress address;

    FirstOwner(JdbcClient jdbc, Accounts accounts, Links links, Loopback loopback, PublicAddress address) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.loopback = loopback;
        this.address = address;
    }

    /** A new link, good for a day and in place of any earlier one; empty when an owner can get in without. */
    public Optional<String> link() {
        if (loopback.signsOwnerIn() || anOwnerCanEnter()) {
            return Optional.empty();
        }
        return accounts.localOwner()
                .map(owner -> links.welcome(owner.org(), owner.person()).address(address.base()));
    }

    /** Of whichever organization: this is about the installation. */
    private boolean anOwnerCanEnter() {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM person p JOIN person_password w ON w.org_id = p.org_id AND w.person = p.id
                    WHERE 'owner' = ANY (p.roles))
                OR EXISTS (
                    SELECT FROM api_key k JOIN person p ON p.org_id = k.org_id AND p.id = k.person
                    WHERE 'owner' = ANY (k.roles) AND 'owner' = ANY (p.roles)
                    AND (k.expires_at IS NULL OR k.expires_at > now()))
                """).query(Boolean.class).single();
    }
}
