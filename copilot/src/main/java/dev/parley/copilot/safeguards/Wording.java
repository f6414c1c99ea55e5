package dev.parley.copilot.safeguards;

import java.util.List;
import java.util.function.Function;

/**
 * How a safeguard is told, from the titles of the steps it stands at, of which there is at least one.
 *
 * @param applied where it is in place
 * @param proposed where it is not
 */
public record Wording(Function<List<String>, String> applied, Function<List<String>, String> proposed, String reason) {
    /** The same words wherever it stands. */
    public static Wording of(String applied, String proposed, String reason) {
        return new Wording(_ -> applied, _ -> proposed, reason);
    }

    /** Each in quotes, those called the same once; of many only the first two. */
    static String named(List<String> titles) {
        List<String> quoted =
                titles.stream().distinct().map(title -> "\"" + title + "\"").toList();
        return switch (quoted.size()) {
            case 1 -> quoted.getFirst() + (titles.size() == 1 ? "" : " (" + titles.size() + " steps)");
            case 2 -> quoted.getFirst() + " and " + quoted.getLast();
            default -> quoted.getFirst() + ", " + quoted.get(1) + " and " + (quoted.size() - 2) + " more";
        };
    }

    /** One by its name, several by their number. */
    static String counted(List<String> titles, String noun) {
        return titles.size() == 1 ? named(titles) : titles.size() + " " + noun;
    }
}
