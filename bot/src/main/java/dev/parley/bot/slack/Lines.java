package dev.parley.bot.slack;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Does what stands in the same line one after the other, in order; lines beside each other. */
final class Lines {
    private final Map<String, Queue<Runnable>> lines = new HashMap<>();

    synchronized void add(String line, Runnable work) {
        Queue<Runnable> waiting = lines.get(line);
        if (waiting != null) {
            waiting.add(work);
            return;
        }
        lines.put(line, new ArrayDeque<>());
        Thread.ofVirtual().name("slack-arrival").start(() -> run(line, work));
    }

    private void run(String line, Runnable first) {
        for (Runnable work = first; work != null; work = next(line)) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next(String line) {
        Runnable work = lines.getOrDefault(line, new ArrayDeque<>()).poll();
        if (work == null) {
            lines.remove(line);
        }
        return work;
    }
}
