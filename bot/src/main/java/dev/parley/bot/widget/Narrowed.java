package dev.parley.bot.widget;

import dev.parley.bot.identity.Role;
import java.util.Set;
import java.util.TreeSet;

/** What a token may do of what its person may: nothing that either was not allowed when it was given out, or is not any more. */
final class Narrowed {
    private Narrowed() {}

    static Set<String> roles(Set<String> whenGiven, Set<String> now) {
        Set<String> both = new TreeSet<>(whenGiven);
        both.retainAll(now);
        Role least = Role.of(whenGiven).includes(Role.of(now)) ? Role.of(now) : Role.of(whenGiven);
        if (Role.of(both) != least || now.contains(least.word())) {
            both.add(least.word());
        }
        return Set.copyOf(both);
    }
}
