package dev.parley.bot.chat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Deals with one event of a conversation at a time. Conversations never wait for each other, however long one takes. */
final class OneAtATime {
    private final ConcurrentMap<Place, Line> lines = new ConcurrentHashMap<>();

    void run(Place place, Runnable work) {
        Line line = lines.compute(place, (_, known) -> {
            Line joined = known == null ? new Line() : known;
            joined.standing++;
            return joined;
        });
        line.lock.lock();
        try {
            work.run();
        } finally {
            line.lock.unlock();
            lines.computeIfPresent(place, (_, known) -> --known.standing == 0 ? null : known);
        }
    }

    /** Counted only under the map's own lock of its place. */
    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int standing;
    }
}
