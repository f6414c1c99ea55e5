package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import java.util.List;

/**
 * Who may decide: {@code role:lead}, {@code user:ana}, or a bare name ({@code @ana} too) that is a person's id, a person's name or a role. Nobody
 * named means anyone in the organization. The owner may always decide, so that no run can be stuck on people who left.
 */
record Approvers(List<String> entries) {
    boolean include(Caller caller) {
        return entries.isEmpty()
                || caller.isOwner()
                || entries.stream().anyMatch(entry -> names(entry.strip().replaceFirst("^@", ""), caller));
    }

    private static boolean names(String entry, Caller caller) {
        if (entry.startsWith("role:")) {
            return hasRole(caller, entry.substring("role:".length()));
        }
        if (entry.startsWith("user:")) {
            return isPerson(caller, entry.substring("user:".length()));
        }
        return isPerson(caller, entry) || hasRole(caller, entry);
    }

    private static boolean hasRole(Caller caller, String role) {
        return caller.roles().stream().anyMatch(role::equalsIgnoreCase);
    }

    private static boolean isPerson(Caller caller, String name) {
        String id = caller.actor().id();
        return name.equalsIgnoreCase(id)
                || id.equalsIgnoreCase("user:" + name)
                || name.equalsIgnoreCase(caller.actor().name());
    }
}
