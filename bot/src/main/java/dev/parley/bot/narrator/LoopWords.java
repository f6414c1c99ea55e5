package dev.parley.bot.narrator;

import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.workflow.Node;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How far a loop has come. */
final class LoopWords {
    /** A path to a list, such as {@code {{input.order_lines}}}; its last name says what is in it. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z_]\\w*\\.)+([A-Za-z_]\\w*s)");

    /** Names of lists that say nothing of what is in them. */
    private static final Set<String> VAGUE = Set.of("results", "rows", "values", "fields", "items", "headers");

    private LoopWords() {}

    /** {@code 3 of 12 orders done, 1 failed}; of a loop that only counts, {@code round 4}. */
    static String progress(Node loop, Looping at) {
        if (at.items() == null) {
            return "round " + Math.max(at.begun(), 1);
        }
        long failed = at.ended().stream().filter(round -> round.error() != null).count();
        return done(loop, at.ended().size() - failed, at.items().size(), failed);
    }

    /** What came of it. @param output {@code {results, errors?}} */
    static String outcome(Node loop, JsonNode output) {
        int rounds = output.path("results").size();
        if (loop instanceof Node.Repeat) {
            return "done after " + (rounds == 1 ? "1 round" : rounds + " rounds");
        }
        int failed = output.path("errors").size();
        if (rounds == 0) {
            return "nothing to do";
        }
        if (failed > 0) {
            return done(loop, rounds - failed, rounds, failed);
        }
        return rounds == 1 ? "done" : "all " + counted(loop, rounds) + " done";
    }

    /** {@code 12 orders}. */
    static String counted(Node loop, int number) {
        String things = things(loop);
        return number + " " + (number == 1 && things.equals("items") ? "item" : things);
    }

    private static String done(Node loop, long done, int of, long failed) {
        return done + " of " + counted(loop, of) + " done" + (failed == 0 ? "" : ", " + failed + " failed");
    }

    private static String things(Node loop) {
        if (loop instanceof Node.ForEach each && each.items().isString()) {
            Matcher path = PATH.matcher(
                    each.items().stringValue().replaceAll("^\\{\\{|}}$", "").strip());
            if (path.matches() && !VAGUE.contains(path.group(1))) {
                return path.group(1).replace('_', ' ');
            }
        }
        return "items";
    }
}
