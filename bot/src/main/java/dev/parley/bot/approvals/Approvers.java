package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.Actor;
import java.util.List;

/**
 * Who may decide: {@code role:lead}, {@code user:ana}, or a bare name ({@code @ana} too) that is a person's id, a person's name or a role. Nobody
 * named means anyone in the organization. The owner may always decide, so that no run can be stuck on people who left.
 */
record Approvers(List<String> entries) {
    boolean include(Caller caller) {
        return entries.isEmpty() || caller.isOwner() || name(caller);
    }

    /** Whether an entry is about this person, by name or by role. */
    boolean name(Caller caller) {
        return entries.stream().anyMatch(entry -> names(bare(entry), caller));
    }

    /** Whether this entry means this very person. */
    static boolean isPerson(String entry, Actor person) {
        String name = bare(entry);
        return !name.startsWith("role:") && isCalled(person, name.replaceFirst("^user:", ""));
    }

    private static String bare(String entry) {
        return entry.strip().replaceFirst("^@", "");
    }

    private static boolean names(String entry, Caller caller) {
        if (entry.startsWith("role:")) {
            return hasRole(caller, entry.substring("role:".length()));
        }
        if (entry.startsWith("user:")) {
            return isCalled(caller.actor(), entry.substring("user:".length()));
        }
        return isCalled(caller.actor(), entry) || hasRole(caller, entry);
    }

    private static boolean hasRole(Caller caller, String role) {
        return caller.roles().stream().anyMatch(role::equalsIgnoreCase);
    }

    private static boolean isCalled(Actor person, String name) {
        String id = person.id();
        return name.equalsIgnoreCase(id) || id.equalsIgnoreCase("user:" + name) || name.equalsIgnoreCase(person.name());
    }
}
