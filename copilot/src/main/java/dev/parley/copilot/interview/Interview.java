package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Amendments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interview between two turns.
 *
 * @param asking id of the question on the table; null when a draft is
 * @param asked questions so far
 * @param misses answers to the question on the table that were not understood
 * @param history answered questions, oldest first, for "back"
 */
record Interview(
        Phase phase,
        Brief brief,
        Amendments amendments,
        @Nullable String asking,
        int asked,
        int misses,
        List<Snapshot> history) {
    private static final int REMEMBERED = 20;

    Interview {
        amendments = amendments == null ? Amendments.NONE : amendments;
        history = List.copyOf(history);
    }

    /** How things stood when a question was asked. */
    record Snapshot(Phase phase, Brief brief, Amendments amendments, String asking) {
        Snapshot {
            amendments = amendments == null ? Amendments.NONE : amendments;
        }
    }

    static Interview begin(Brief brief) {
        return new Interview(Phase.GOAL, brief, Amendments.NONE, null, 0, 0, List.of());
    }

    Interview with(Brief changed) {
        return new Interview(phase, changed, amendments.after(brief, changed), asking, asked, misses, history);
    }

    Interview with(Amendments changed) {
        return new Interview(phase, brief, changed, asking, asked, misses, history);
    }

    Interview in(Phase other) {
        return new Interview(other, brief, amendments, asking, asked, misses, history);
    }

    Interview asks(String question) {
        return new Interview(phase, brief, amendments, question, asked + 1, 0, history);
    }

    Interview asksNothing() {
        return new Interview(phase, brief, amendments, null, asked, 0, history);
    }

    Interview missed() {
        return new Interview(phase, brief, amendments, asking, asked, misses + 1, history);
    }

    /** Keeps how things stand before an answer changes them. */
    Interview remembered() {
        return asking == null ? this : remembered(asking);
    }

    /** @param question what "back" returns to */
    Interview remembered(String question) {
        List<Snapshot> longer = new ArrayList<>(history);
        longer.add(new Snapshot(phase, brief, amendments, question));
        return new Interview(
                phase,
                brief,
                amendments,
                asking,
                asked,
                misses,
                longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size()));
    }

    /** The question before this one, as it stood. Only while there is a history. */
    Interview previous() {
        Snapshot last = history.getLast();
        return new Interview(
                phase,
                last.brief(),
                last.amendments(),
                last.asking(),
                asked,
                0,
                history.subList(0, history.size() - 1));
    }
}
