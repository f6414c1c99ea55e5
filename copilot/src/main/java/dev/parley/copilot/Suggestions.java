package dev.parley.copilot;

import dev.parley.copilot.Question.Option;
import dev.parley.engine.OrgId;
import java.util.List;

/** What an organization has that answers may name, so that a question offers what exists and nothing else. */
@FunctionalInterface
public interface Suggestions {
    /** Knows nothing of anybody. */
    Suggestions NONE = _ -> Known.NOTHING;

    Known of(OrgId org);

    /**
     * @param approvers people and roles that somebody has, with what an approval would call them
     * @param addresses of other systems that its workflows use, the latest first
     * @param systems that are connected, by the name people give them
     */
    record Known(List<Option> approvers, List<String> addresses, List<String> systems) {
        public static final Known NOTHING = new Known(List.of(), List.of(), List.of());

        public Known {
            approvers = List.copyOf(approvers);
            addresses = List.copyOf(addresses);
            systems = List.copyOf(systems);
        }
    }
}
