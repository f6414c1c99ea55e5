package dev.parley.copilot.safeguards;

import java.util.List;
import java.util.function.Function;

/**
 * How a safeguard is told, from the titles of the steps it stands at.
 *
 * @param applied where it is in place
 * @param proposed where it is not
 */
public record Wording(Function<List<String>, String> applied, Function<List<String>, String> proposed, String reason) {
    /** The same words wherever it stands. */
    public static Wording of(String applied, String proposed, String reason) {
        return new Wording(_ -> applied, _ -> proposed, reason);
    }

    /** Each in quotes; of many only the first two. */
    static String named(List<String> titles) {
        List<String> quoted = titles.stream().map(title -> "\"" + title + "\"").toList();
        return switch (quoted.size()) {
            case 0 -> "it";
            case 1 -> quoted.getFirst();
            case 2 -> quoted.getFirst() + " and " + quoted.getLast();
            default -> quoted.getFirst() + ", " + quoted.get(1) + " and " + (quoted.size() - 2) + " more";
        };
    }

    /** One by its name, several by their number. */
    static String counted(List<String> titles, String noun) {
        return titles.size() == 1 ? named(titles) : titles.size() + " " + noun;
    }
}
