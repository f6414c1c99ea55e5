package dev.parley.engine.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lines of what a load program prints, and waiting for there being something to print. */
final class Table {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Table() {}

    static void line(String title) {
        System.out.println(title);
    }

    static void line(String title, double value, String remark) {
        System.out.printf("%-66s %10.1f   %s%n", title, value, remark);
    }

    static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException("Not done within " + LONGEST);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
