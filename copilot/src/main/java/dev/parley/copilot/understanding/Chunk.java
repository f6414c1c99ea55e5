package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phrase that means one thing wherever it stands in a sentence. */
sealed interface Chunk {
    record Link(String url) implements Chunk {}

    record Quote(String text) implements Chunk {}

    /** @param confidence how sure the time is; low when only "regularly" was said */
    record Timing(
            Start.Schedule schedule,
            double confidence,
            @Nullable ZoneId zone) implements Chunk {}

    record Inputs(List<Trigger.Input> inputs) implements Chunk {}

    /**
     * @param approvers empty when nobody was named
     * @param reachesBack whether its own words say that it comes before what was said earlier
     */
    record Ask(List<String> approvers, boolean isNamed, int quorum, boolean reachesBack) implements Chunk {}

    /**
     * People fill something in.
     *
     * @param people empty means anyone
     * @param each what one of many is called, such as {@code team member}; empty when one form is enough
     */
    record Form(List<String> people, String each, String what, List<Trigger.Input> fields) implements Chunk {}

    /** How many of those asked must say yes. */
    record Quorum(int people) implements Chunk {}

    /** "No approval needed". */
    record NoAsk() implements Chunk {}

    record If(Condition condition) implements Chunk {}

    /** Several ways by a value. */
    record Choice(Switches.Found found) implements Chunk {}

    /** Kinds that are told apart, as in "as bug, billing or other". */
    record Kinds(List<String> labels) implements Chunk {}

    /**
     * @param until null where a duration is said
     * @param before the date that the duration is counted back from; null where it is counted on from now
     */
    record Pause(
            String duration,
            Step.@Nullable Moment until,
            @Nullable String before) implements Chunk {
        Pause(String duration) {
            this(duration, null, null);
        }

        String words() {
            return before == null ? "wait " + duration : duration + " before the " + before.replace('_', ' ');
        }
    }

    record Again(int times) implements Chunk {}

    record Within(Duration duration) implements Chunk {}

    /** "If it fails". */
    record OnFailure() implements Chunk {}

    /** "If they say no". */
    record OnRejection() implements Chunk {}

    /** "Once approved": what follows an approval anyway. */
    record OnApproval() implements Chunk {}
}
