package dev.parley.copilot.interview;

import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;
import java.util.Objects;

/** Approvers that nobody in the organization is: an approval of theirs would wait in vain. */
final class Strangers {
    private Strangers() {}

    /** Who is asked now, was not before, and is unknown; none where the organization's people are unknown altogether. */
    static List<String> among(Brief before, Brief after, Known known) {
        List<String> asked = approvers(before);
        return approvers(after).stream()
                .filter(name -> !asked.contains(name))
                .filter(name -> !known.approvers().isEmpty() && !known.has(name))
                .toList();
    }

    static String remark(List<String> names) {
        return names.isEmpty()
                ? ""
                : " Nobody here is called " + String.join(" or ", names)
                        + " or has that role yet: until somebody does, only an owner can answer.";
    }

    private static List<String> approvers(Brief brief) {
        return Steps.all(brief.steps(), Step.Approve.class).stream()
                .map(approve -> approve.approvers().value())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
