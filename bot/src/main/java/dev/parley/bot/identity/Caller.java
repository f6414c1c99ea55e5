package dev.parley.bot.identity;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.util.Set;

/**
 * Who makes a request. Controllers take it as an argument; there is always one behind the security filter.
 *
 * @param roles such as {@code owner}, {@code lead}, {@code ops}
 */
public record Caller(OrgId org, Actor actor, Set<String> roles) {
    /** What these roles allow. */
    public Role role() {
        return Role.of(roles);
    }

    /** The id of the person who calls, or for whom a key does. */
    public String person() {
        return actor.id().replaceFirst("^user:", "");
    }

    public boolean isOwner() {
        return roles.contains("owner");
    }
}
