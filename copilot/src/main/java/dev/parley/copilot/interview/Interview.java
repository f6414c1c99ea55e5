package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Amendments;
import dev.parley.copilot.understanding.Supplied;
import dev.parley.engine.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interview between two turns.
 *
 * @param asking id of the question on the table; null when a draft is
 * @param asked questions since the last draft, or since it began
 * @param misses answers to the question on the table that were not understood
 * @param history answered questions, oldest first, for "back"
 * @param said who told each slot last, by its id
 * @param late an answer that came after somebody else's; null when none did since
 * @param begunAt when it began
 * @param askedAt when the question on the table was asked
 */
record Interview(
        Phase phase,
        Brief brief,
        Amendments amendments,
        @Nullable String asking,
        int asked,
        int misses,
        List<Snapshot> history,
        Map<String, Actor> said,
        @Nullable Late late,
        Instant begunAt,
        Instant askedAt) {
    private static final int REMEMBERED = 20;

    /** An interview kept by an earlier release lacks what came later. */
    Interview {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(brief);
        amendments = Objects.requireNonNullElse(amendments, Amendments.NONE);
        history = List.copyOf(history);
        said = Map.copyOf(Objects.requireNonNullElse(said, Map.of()));
        begunAt = Objects.requireNonNullElse(begunAt, Instant.EPOCH);
        askedAt = Objects.requireNonNullElse(askedAt, Instant.EPOCH);
    }

    /** How things stood when a question was asked. */
    record Snapshot(Phase phase, Brief brief, Amendments amendments, String asking, int asked) {
        Snapshot {
            amendments = Objects.requireNonNullElse(amendments, Amendments.NONE);
        }
    }

    /** @param words answer to {@code question}, which somebody else had answered already */
    record Late(String question, String words) {}

    static Interview begin(Brief brief, Instant now) {
        return new Interview(Phase.GOAL, brief, Amendments.NONE, null, 0, 0, List.of(), Map.of(), null, now, now);
    }

    Interview with(Brief changed) {
        return new Interview(
                phase,
                Supplied.forgotten(brief, changed),
                amendments.after(brief, changed),
                asking,
                asked,
                misses,
                history,
                said,
                late,
                begunAt,
                askedAt);
    }

    Interview with(Amendments changed) {
        return new Interview(phase, brief, changed, asking, asked, misses, history, said, late, begunAt, askedAt);
    }

    Interview with(@Nullable Late answer) {
        return new Interview(phase, brief, amendments, asking, asked, misses, history, said, answer, begunAt, askedAt);
    }

    Interview in(Phase other) {
        return new Interview(other, brief, amendments, asking, asked, misses, history, said, late, begunAt, askedAt);
    }

    Interview asks(String question, Instant now) {
        return new Interview(phase, brief, amendments, question, asked + 1, 0, history, said, late, begunAt, now);
    }

    Interview asksNothing() {
        return new Interview(phase, brief, amendments, null, asked, 0, history, said, late, begunAt, askedAt);
    }

    /** A draft is on the table: what is asked from now on is asked about that. */
    Interview drafted() {
        return new Interview(phase, brief, amendments, null, 0, 0, history, said, late, begunAt, askedAt);
    }

    Interview missed() {
        return new Interview(
                phase, brief, amendments, asking, asked, misses + 1, history, said, late, begunAt, askedAt);
    }

    /** With the brief that somebody's words led to; what is new in it was said by them. */
    Interview told(Brief changed, Actor by) {
        Map<String, Actor> more = new HashMap<>(said);
        Slots.changed(brief, changed).forEach(slot -> more.put(slot, by));
        return new Interview(
                phase,
                Supplied.forgotten(brief, changed),
                amendments.after(brief, changed),
                asking,
                asked,
                misses,
                history,
                more,
                null,
                begunAt,
                askedAt);
    }

    /** Keeps how things stand before an answer changes them. */
    Interview remembered() {
        return asking == null ? this : remembered(asking);
    }

    /** @param question what "back" returns to */
    Interview remembered(String question) {
        List<Snapshot> longer = new ArrayList<>(history);
        longer.add(new Snapshot(phase, brief, amendments, question, Math.max(0, asking == null ? asked : asked - 1)));
        return new Interview(
                phase,
                brief,
                amendments,
                asking,
                asked,
                misses,
                longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size()),
                said,
                late,
                begunAt,
                askedAt);
    }

    /** The question before this one, as it stood. Only while there is a history. */
    Interview previous() {
        Snapshot last = history.getLast();
        return new Interview(
                last.phase(),
                last.brief(),
                last.amendments(),
                last.asking(),
                last.asked(),
                0,
                history.subList(0, history.size() - 1),
                said,
                null,
                begunAt,
                askedAt);
    }
}
