package dev.parley.engine.attack;

import dev.parley.engine.RunId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What the engine has said to its callers, through all its lives: it has to keep all of it. */
final class Promises {
    /** Ends every line; one that a kill has cut off promises nothing. */
    static final String END = " .";

    private final List<RunId> accepted = new CopyOnWriteArrayList<>();
    private final Map<String, Set<RunId>> byKey = new ConcurrentHashMap<>();
    private final Map<Kind, Set<Answer>> answers = new ConcurrentHashMap<>();
    private final Set<RunId> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** What somebody answered and was told that it counts. */
    enum Kind {
        VOTED,
        FILLED,
        DELIVERED,
        RESOLVED
    }

    /** @param step as the engine writes it */
    record Answer(RunId run, String step) {}

    /** @return whether a run was accepted */
    boolean hear(String line) {
        if (!line.endsWith(END)) {
            return false;
        }
        String[] words = line.substring(0, line.length() - END.length()).split(" ");
        switch (words[0]) {
            case "accepted" -> accept(words);
            case "voted" -> answered(Kind.VOTED, words);
            case "filled" -> answered(Kind.FILLED, words);
            case "delivered" -> answered(Kind.DELIVERED, words);
            case "resolved" -> answered(Kind.RESOLVED, words);
            case "cancelled" -> cancelled.add(run(words[1]));
            case "refused" -> refused.incrementAndGet();
            case "failed" -> failures.add(line);
            default -> {}
        }
        return words[0].equals("accepted");
    }

    private void accept(String[] words) {
        RunId run = run(words[1]);
        accepted.add(run);
        if (words.length > 2) {
            byKey.computeIfAbsent(words[2], _ -> ConcurrentHashMap.newKeySet()).add(run);
        }
    }

    private void answered(Kind kind, String[] words) {
        answers.computeIfAbsent(kind, _ -> ConcurrentHashMap.newKeySet()).add(new Answer(run(words[1]), words[2]));
    }

    private static RunId run(String text) {
        return new RunId(UUID.fromString(text));
    }

    Set<RunId> accepted() {
        return Set.copyOf(accepted);
    }

    /** In the order the callers heard of it; a run that was asked for with the same key again is there again. */
    List<RunId> acceptedInOrder() {
        return List.copyOf(accepted);
    }

    /** What was answered to starts with each key. */
    Map<String, Set<RunId>> byKey() {
        return byKey.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    Set<Answer> answers(Kind kind) {
        return Set.copyOf(answers.getOrDefault(kind, Set.of()));
    }

    Set<RunId> cancelled() {
        return Set.copyOf(cancelled);
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
