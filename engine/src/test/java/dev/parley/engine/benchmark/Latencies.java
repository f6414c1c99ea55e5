package dev.parley.engine.benchmark;

import java.util.Arrays;

/** Answer times, for their quantiles. */
final class Latencies {
    private final long[] sorted;

    Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    int count() {
        return sorted.length;
    }

    /** @param quantile 0 to 1 */
    double ms(double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, (long) (quantile * sorted.length))] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms".formatted(ms(0.5), ms(0.99), ms(0.999), ms(1));
    }
}
