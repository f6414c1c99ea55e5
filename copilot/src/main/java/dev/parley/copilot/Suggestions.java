package dev.parley.copilot;

import dev.parley.copilot.Question.Option;
import dev.parley.engine.OrgId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an organization has that answers may name, so that a question offers what exists and nothing else. */
@FunctionalInterface
public interface Suggestions {
    /** Knows nothing of anybody. */
    Suggestions NONE = _ -> Known.NOTHING;

    Known of(OrgId org);

    /**
     * @param approvers people and roles that somebody has, with what an approval would call them
     * @param addresses of other systems that its workflows use, the latest first
     * @param systems connectors that are connected, such as {@code slack}; null when nobody knows
     */
    record Known(
            List<Option> approvers,
            List<String> addresses,
            @Nullable List<String> systems) {
        public static final Known NOTHING = new Known(List.of(), List.of(), null);

        public Known {
            approvers = List.copyOf(approvers);
            addresses = List.copyOf(addresses);
            systems = systems == null ? null : List.copyOf(systems);
        }

        /** Whether somebody is called so, or has that role; nobody where the organization's people are unknown altogether. */
        public boolean has(String approver) {
            return approvers.stream()
                    .anyMatch(one -> one.value().equalsIgnoreCase(approver)
                            || one.value().replaceFirst("^(?:user|role):", "").equalsIgnoreCase(approver)
                            || one.label().equalsIgnoreCase(approver));
        }
    }
}
