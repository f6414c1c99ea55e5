package dev.parley.connectors.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time. */
public record Span(Instant from, Instant to) {
    /** What these leave of it, in pieces that are long enough, in order. They may overlap, and reach beyond it. */
    public List<Span> openings(List<Span> taken, Duration atLeast) {
        List<Span> openings = new ArrayList<>();
        Instant free = from;
        for (Span next : taken.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            openings.add(new Span(free, next.from.isBefore(to) ? next.from : to));
            free = next.to.isAfter(free) ? next.to : free;
        }
        openings.add(new Span(free, to));
        return openings.stream()
                .filter(open -> open.from.isBefore(open.to))
                .filter(open -> !open.from.plus(atLeast).isAfter(open.to))
                .toList();
    }
}
