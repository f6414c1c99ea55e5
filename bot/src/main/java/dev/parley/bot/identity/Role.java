package dev.parley.bot.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may do in an organization, least first: each may do what the ones before it may. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN,
    OWNER;

    /**
     * The highest that is named. Roles of one's own such as {@code lead} say who is asked, not what one may do: whoever has only those,
     * or none, is an editor (docs/decisions/0016-roles.md).
     */
    public static Role of(Set<String> roles) {
        return roles.stream()
                .flatMap(role -> named(role).stream())
                .max(Comparator.naturalOrder())
                .orElse(EDITOR);
    }

    /** Empty for a role of one's own. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(name))
                .findFirst();
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in lists of roles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
