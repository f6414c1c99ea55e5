package dev.parley.copilot.understanding;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of one thing in another system, as its address or people give it. */
public final class Topics {
    /** Ids are long and random; a name that people gave is neither, and leads nowhere. */
    private static final Pattern ID = Pattern.compile("(?=[\\w-]*[\\d_A-Z])[\\w-]{12,}");

    private Topics() {}

    /** Empty when the words have no id, alone or within an address. */
    public static Optional<String> in(String words) {
        String said =
                Links.find(words).map(link -> link.replaceFirst("[?#].*$", "")).orElse(words);
        return ID.matcher(said).results().map(match -> match.group()).max(Comparator.comparingInt(String::length));
    }
}
