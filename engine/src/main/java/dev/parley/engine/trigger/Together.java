package dev.parley.engine.trigger;

import java.util.List;
import java.util.function.Consumer;

/** Does something with many things at the same time, so that they share the journal's commits. */
final class Together {
    private Together() {}

    /** Waits for all of them; false when it was interrupted, and some may still be under way. */
    static <T> boolean each(List<T> things, Consumer<T> work) {
        List<Thread> working = things.stream()
                .map(thing -> Thread.ofVirtual().name("trigger").start(() -> work.accept(thing)))
                .toList();
        try {
            for (Thread thread : working) {
                thread.join();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
