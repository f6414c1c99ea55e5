package dev.parley.bot.narrator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has happened and was not told yet, one entry a run, oldest first. Never blocks for long and never grows with events. */
final class Backlog {
    private static final int MOST_IN_MEMORY = 20_000;

    private final Map<RunKey, Heard> untold = new LinkedHashMap<>();

    synchronized void add(Heard heard) {
        boolean isFull = untold.size() >= MOST_IN_MEMORY;
        untold.merge(heard.key(), isFull ? Heard.lookUp(heard.key()) : heard, Heard::then);
    }

    /** Takes out everything there is. */
    synchronized List<Heard> drain() {
        List<Heard> all = new ArrayList<>(untold.values());
        untold.clear();
        return all;
    }
}
