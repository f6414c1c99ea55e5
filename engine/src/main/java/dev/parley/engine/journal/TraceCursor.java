package dev.parley.engine.journal;

import dev.parley.engine.run.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a part of a trace begins, and what has to be known to read on from there: {@code 400~1203~orders~orders.3.file} begins with the span
 * at place 400, which event 1204 opens, while {@code orders} and {@code orders.3.file} are open. A place alone is enough as well; what comes
 * before it is then read again.
 *
 * @param place of the first span, from 0
 * @param seq of the last event that need not be read
 * @param open steps whose spans began before the place and go on beyond that event
 */
public record TraceCursor(int place, long seq, List<StepId> open) {
    public static final TraceCursor START = new TraceCursor(0, 0, List.of());

    /** It has to fit into an address, whose lines servers bound at 8 KB. */
    private static final int LONGEST = 4_000;

    private static final String SEPARATOR = "~";

    public TraceCursor {
        open = List.copyOf(open);
    }

    /** @throws IllegalArgumentException when it is none */
    public static TraceCursor parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (!parts[0].matches("\\d{1,9}") || parts.length > 1 && !parts[1].matches("\\d{1,18}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no place in a trace");
        }
        List<StepId> open = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            open.add(StepId.parse(parts[i]));
        }
        return new TraceCursor(Integer.parseInt(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 0, open);
    }

    @Override
    public String toString() {
        if (seq == 0) {
            return Integer.toString(place);
        }
        List<String> steps = open.stream().map(StepId::toString).toList();
        String whole = Stream.concat(Stream.of(Integer.toString(place), Long.toString(seq)), steps.stream())
                .collect(Collectors.joining(SEPARATOR));
        boolean canBeRead = steps.stream().noneMatch(step -> step.contains(SEPARATOR));
        return canBeRead && whole.length() <= LONGEST ? whole : Integer.toString(place);
    }
}
