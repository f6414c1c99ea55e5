package dev.parley.engine.journal;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** A month (UTC) as the range of the run ids it gives out: a run's id begins with its time (RFC 9562, version 7). */
record Month(YearMonth of) implements Comparable<Month> {
    static Month of(Instant moment) {
        return new Month(YearMonth.from(moment.atZone(ZoneOffset.UTC)));
    }

    Month plus(int months) {
        return new Month(of.plusMonths(months));
    }

    Instant start() {
        return of.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Exclusive. */
    Instant end() {
        return plus(1).start();
    }

    /** The smallest id a run of this month can have. */
    UUID first() {
        return new UUID(start().toEpochMilli() << 16, 0);
    }

    /** As in names of partitions: {@code 202611}. */
    String suffix() {
        return "%04d%02d".formatted(of.getYear(), of.getMonthValue());
    }

    static Month ofSuffix(String suffix) {
        int number = Integer.parseInt(suffix);
        return new Month(YearMonth.of(number / 100, number % 100));
    }

    @Override
    public int compareTo(Month other) {
        return of.compareTo(other.of);
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
