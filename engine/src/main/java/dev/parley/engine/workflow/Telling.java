package dev.parley.engine.workflow;

import dev.parley.engine.workflow.WorkflowDiff.Change;
import dev.parley.engine.workflow.WorkflowDiff.Kind;
import dev.parley.engine.workflow.WorkflowDiff.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a difference has to be said. */
final class Telling {
    private final List<Change> changes;
    private final Set<String> added;
    private final Set<String> removed;

    private Telling(List<Change> changes) {
        this.changes = changes;
        this.added = steps(changes, Kind.ADDED);
        this.removed = steps(changes, Kind.REMOVED);
    }

    static List<Change> of(List<Change> changes) {
        Telling telling = new Telling(changes);
        return changes.stream().filter(telling::isTold).toList();
    }

    private static Set<String> steps(List<Change> changes, Kind kind) {
        Set<String> ids = new HashSet<>();
        changes.stream()
                .filter(change -> change.part() == Part.STEP && change.kind() == kind)
                .forEach(change -> ids.add(change.where()));
        return ids;
    }

    private boolean isTold(Change change) {
        return switch (change.part()) {
            case EDGE -> !isDrawnAlong(change);
            case STEP -> added.isEmpty() && removed.isEmpty() || !isOnlyOfMeeting(change);
            case NAME, TRIGGER, SETTINGS -> true;
        };
    }

    private boolean isDrawnAlong(Change change) {
        JsonNode arrow = change.after() == null ? change.before() : change.after();
        if (arrow == null || change.kind() == Kind.CHANGED) {
            return false;
        }
        String from = arrow.path("from").asString("");
        String to = arrow.path("to").asString("");
        boolean isOfAStep = Stream.of(from, to).anyMatch(end -> added.contains(end) || removed.contains(end));
        return isOfAStep || bridged(from, to, change.kind() == Kind.REMOVED ? Kind.ADDED : Kind.REMOVED);
    }

    /** Whether steps of that kind lie between the two, where now, or before, an arrow leads straight. */
    private boolean bridged(String from, String to, Kind kind) {
        Set<String> between = kind == Kind.ADDED ? added : removed;
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.removeLast();
            for (Change change : changes) {
                JsonNode arrow = kind == Kind.ADDED ? change.after() : change.before();
                if (change.part() == Part.EDGE
                        && change.kind() == kind
                        && arrow != null
                        && arrow.path("from").asString("").equals(at)) {
                    String next = arrow.path("to").asString("");
                    if (next.equals(to) && between.contains(at)) {
                        return true;
                    }
                    if (between.contains(next) && reached.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return false;
    }

    /** Whether it is only about which of its arrows a step waits for. */
    private static boolean isOnlyOfMeeting(Change change) {
        return change.before() instanceof ObjectNode before
                && change.after() instanceof ObjectNode after
                && before.deepCopy().without("join").equals(after.deepCopy().without("join"));
    }
}
