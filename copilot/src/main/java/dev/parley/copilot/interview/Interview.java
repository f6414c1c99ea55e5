package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
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
record Interview(Phase phase, Brief brief, @Nullable String asking, int asked, int misses, List<Snapshot> history) {
    private static final int REMEMBERED = 20;

    Interview {
        history = List.copyOf(history);
    }

    /** How things stood when a question was asked. */
    record Snapshot(Phase phase, Brief brief, String asking) {}

    static Interview begin(Brief brief) {
        return new Interview(Phase.GOAL, brief, null, 0, 0, List.of());
    }

    Interview with(Brief changed) {
        return new Interview(phase, changed, asking, asked, misses, history);
    }

    Interview in(Phase other) {
        return new Interview(other, brief, asking, asked, misses, history);
    }

    Interview asks(String question) {
        return new Interview(phase, brief, question, asked + 1, 0, history);
    }

    Interview asksNothing() {
        return new Interview(phase, brief, null, asked, 0, history);
    }

    Interview missed() {
        return new Interview(phase, brief, asking, asked, misses + 1, history);
    }

    /** Keeps how things stand before an answer changes them. */
    Interview remembered() {
        return asking == null ? this : remembered(asking);
    }

    /** @param question what "back" returns to */
    Interview remembered(String question) {
        List<Snapshot> longer = new ArrayList<>(history);
        longer.add(new Snapshot(phase, brief, question));
        return new Interview(
                phase,
                brief,
                asking,
                asked,
                misses,
                longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size()));
    }

    /** The question before this one, as it stood. Only while there is a history. */
    Interview previous() {
        Snapshot last = history.getLast();
        return new Interview(phase, last.brief(), last.asking(), asked, 0, history.subList(0, history.size() - 1));
    }
}
