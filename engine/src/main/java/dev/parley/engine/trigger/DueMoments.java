package dev.parley.engine.trigger;

import dev.parley.engine.catalog.CronTimes;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the moments that have come a schedule starts runs for.
 *
 * @param moments earliest first
 * @param leftOutSince the first of the moments that were too many; null when all are there
 */
record DueMoments(List<Instant> moments, @Nullable Instant leftOutSince) {
    /** A moment this much late counts as missed: Parley was down, not just restarted or busy. */
    static final Duration MISSED_AFTER = Duration.ofMinutes(1);

    static final int MOST_MADE_UP_FOR = 100;

    /** @param first the earliest moment no run was started for yet; not after {@code now} */
    static DueMoments of(Trigger.Schedule schedule, Instant first, Instant now) {
        boolean isMissed = first.plus(MISSED_AFTER).isBefore(now);
        return switch (schedule.misfire()) {
            case ONCE -> new DueMoments(List.of(first), null);
            case SKIP -> new DueMoments(isMissed ? List.of() : List.of(first), null);
            case ALL -> latest(schedule, first, now);
        };
    }

    /** Looks back further and further: from the beginning, a schedule by the second has millions of moments in a month. */
    private static DueMoments latest(Trigger.Schedule schedule, Instant first, Instant now) {
        Duration window = MISSED_AFTER;
        while (true) {
            Instant from = now.minus(window);
            if (!from.isAfter(first)) {
                Deque<Instant> moments = between(schedule, first, now);
                moments.addFirst(first);
                return bounded(moments, first);
            }
            Deque<Instant> moments = between(schedule, from, now);
            if (moments.size() >= MOST_MADE_UP_FOR) {
                return bounded(moments, first);
            }
            window = window.multipliedBy(2);
        }
    }

    private static DueMoments bounded(Deque<Instant> moments, Instant first) {
        while (moments.size() > MOST_MADE_UP_FOR) {
            moments.removeFirst();
        }
        return new DueMoments(List.copyOf(moments), moments.getFirst().equals(first) ? null : first);
    }

    /** After the one, up to the other; of very many the last. */
    private static Deque<Instant> between(Trigger.Schedule schedule, Instant after, Instant upTo) {
        Deque<Instant> moments = new ArrayDeque<>();
        Optional<Instant> next = CronTimes.next(schedule, after);
        while (next.isPresent() && !next.get().isAfter(upTo)) {
            moments.addLast(next.get());
            if (moments.size() > MOST_MADE_UP_FOR) {
                moments.removeFirst();
            }
            next = CronTimes.next(schedule, next.get());
        }
        return moments;
    }
}
