package dev.parley.bot.identity;

import dev.parley.bot.problem.ProblemException;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people type about themselves and each other, as it is kept. */
final class Entries {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");
    private static final Pattern ROLE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ROLES = 20;

    private Entries() {}

    static String email(@Nullable String typed) {
        String email = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(email).matches()) {
            throw ProblemException.badRequest("`email` is not an e-mail address.", "Send one such as ana@example.com.");
        }
        return email;
    }

    static String name(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip().replaceAll("\\p{Cntrl}", "");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.badRequest(
                    "`name` is missing or longer than %d characters.".formatted(LONGEST_NAME),
                    "Send the name others know this person by.");
        }
        return name;
    }

    /** One of the four that say what a person may do, and any of one's own. */
    static SortedSet<String> roles(@Nullable Collection<String> typed) {
        SortedSet<String> roles = typed == null
                ? new TreeSet<>()
                : typed.stream()
                        .map(role -> role.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (roles.size() > MOST_ROLES || !roles.stream().allMatch(ROLE.asMatchPredicate())) {
            throw ProblemException.badRequest(
                    "A role is a word of letters, digits, - and _, and a person has at most %d.".formatted(MOST_ROLES),
                    "Send roles such as editor or lead.");
        }
        if (roles.stream().flatMap(role -> Role.named(role).stream()).count() != 1) {
            throw ProblemException.badRequest(
                    "`roles` must have exactly one of owner, admin, editor and viewer.",
                    "Send one of them, and beside it any roles of your own, such as lead.");
        }
        return roles;
    }
}
