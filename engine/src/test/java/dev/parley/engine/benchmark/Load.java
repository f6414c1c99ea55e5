package dev.parley.engine.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ways of putting something under load. The first failure ends a load and is thrown. */
final class Load {
    private static final long SEED = 20261121;

    private Load() {}

    /** So many callers, each coming back as soon as it is answered. @return answers a second */
    static double flatOut(int callers, Duration duration, Call call) throws Exception {
        LongAdder answered = new LongAdder();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - begin < duration.toNanos() && attempt(call, failure)) {
                    answered.increment();
                }
            }));
        }
        join(threads, failure);
        return answered.sum() / ((System.nanoTime() - begin) / 1e9);
    }

    /** A fixed number of calls by so many callers. @return how long it took */
    static Duration all(int callers, int calls, Call call) throws Exception {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        AtomicInteger left = new AtomicInteger(calls);
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (left.getAndDecrement() > 0 && attempt(call, failure)) {
                    // The call is all there is to do.
                }
            }));
        }
        join(threads, failure);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * Calls at random moments (Poisson) that depend on no answer. Times count from the moment a call was due, not from when it could
     * be made, so that a stall is felt by everyone it held up.
     */
    static Latencies timetable(double perSecond, Duration duration, Call call) throws Exception {
        long[] due = arrivals(perSecond, duration);
        AtomicLongArray times = new AtomicLongArray(due.length);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>(due.length);
        long begin = System.nanoTime();
        for (int i = 0; i < due.length; i++) {
            int index = i;
            long at = begin + due[i];
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            threads.add(Thread.ofVirtual().start(() -> {
                attempt(call, failure);
                times.set(index, System.nanoTime() - at);
            }));
        }
        join(threads, failure);
        long[] nanos = new long[due.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = times.get(i);
        }
        return new Latencies(nanos);
    }

    private static long[] arrivals(double perSecond, Duration duration) {
        Random random = new Random(SEED);
        List<Long> due = new ArrayList<>();
        double at = 0;
        while (at < duration.toNanos()) {
            due.add((long) at);
            at += -Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
        }
        return due.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean attempt(Call call, AtomicReference<@Nullable Exception> failure) {
        try {
            call.make();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
        return failure.get() == null;
    }

    private static void join(List<Thread> threads, AtomicReference<@Nullable Exception> failure) throws Exception {
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** What is done again and again. */
    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }
}
