package dev.parley.engine.attack;

import dev.parley.engine.run.RunId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the engine has said to its callers, through all its lives: it has to keep all of it. */
final class Promises {
    /** Ends every line; one that a kill has cut off promises nothing. */
    static final String END = " .";

    private final Set<RunId> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> votes = ConcurrentHashMap.newKeySet();
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** @return whether a run was accepted */
    boolean hear(String line) {
        if (!line.endsWith(END)) {
            return false;
        }
        String[] words = line.split(" ");
        switch (words[0]) {
            case "accepted" -> accepted.add(new RunId(UUID.fromString(words[1])));
            case "voted" -> votes.add(words[1] + "." + words[2]);
            case "resolved" -> resolved.add(words[1] + "." + words[2]);
            case "refused" -> refused.incrementAndGet();
            case "failed" -> failures.add(line);
            default -> {}
        }
        return words[0].equals("accepted");
    }

    Set<RunId> accepted() {
        return Set.copyOf(accepted);
    }

    /** Votes that counted, as {@code run.step}. */
    Set<String> votes() {
        return Set.copyOf(votes);
    }

    /** Doubts that were resolved, as {@code run.step}. */
    Set<String> resolved() {
        return Set.copyOf(resolved);
    }

    /** Starts that were refused. */
    int refused() {
        return refused.get();
    }

    /** Commands that ended in an exception: nothing was promised, and the caller was told. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
