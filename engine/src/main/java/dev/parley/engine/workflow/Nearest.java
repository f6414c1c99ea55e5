package dev.parley.engine.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one most likely stands for, by edit distance. */
public final class Nearest {
    private static final int MAX_LISTED = 12;

    private Nearest() {}

    /** Empty when nothing is close: more than a third of the letters would have to change. */
    public static Optional<String> to(String written, Collection<String> known) {
        int tolerance = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= tolerance)
                .filter(name -> distance(written, name) <= tolerance)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence for a hint: the nearest name, else what there is to choose from. */
    static String suggestion(String written, Collection<String> known) {
        return to(written, known)
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(
                        () -> known.isEmpty() ? "There is nothing to choose from here." : "Use " + oneOf(known) + ".");
    }

    private static String oneOf(Collection<String> known) {
        List<String> listed = known.stream().limit(MAX_LISTED).toList();
        return (listed.size() == 1 ? "" : "one of ")
                + String.join(", ", listed)
                + (known.size() > listed.size() ? ", …" : "");
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
