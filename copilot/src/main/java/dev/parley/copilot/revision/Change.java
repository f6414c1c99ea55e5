package dev.parley.copilot.revision;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of a draft. */
sealed interface Change {
    record Rename(String name) implements Change {}

    record Begin(Start start) implements Change {}

    record Readdress(String url) implements Change {}

    /** @param approvers empty for anyone */
    record AskOthers(List<String> approvers) implements Change {}

    /** @param operator null keeps the one there is */
    record Limit(Condition.@Nullable Operator operator, String value) implements Change {}

    record AddApproval(List<String> approvers) implements Change {}

    record DropApproval() implements Change {}

    /** What comes after a conditional approval happens only when its condition holds. */
    record OnlyWhen() implements Change {}

    record OnError(List<Step> steps) implements Change {}

    record Retry(int times) implements Change {}
}
