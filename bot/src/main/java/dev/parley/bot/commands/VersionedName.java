package dev.parley.bot.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The name of a workflow as somebody said it, perhaps with versions after it: {@code Guard orders from 1 to draft}. */
record VersionedName(String words) {
    private static final String VERSION =
            "(?:[\\s,]+(?:from|to|with|against|and|versions?))*[\\s,]+(live|draft|v?\\d{1,9})";

    /**
     * One way to understand it. Names may end in a number too.
     *
     * @param versions {@code live}, {@code draft} or a number, as said
     */
    record Reading(String name, List<String> versions) {}

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** With so many versions at the end; empty when there are not as many. */
    Optional<Reading> with(int versions) {
        Matcher matcher = Pattern.compile("(.+?)" + VERSION.repeat(versions), Pattern.CASE_INSENSITIVE)
                .matcher(words);
        return matcher.matches()
                ? Optional.of(new Reading(
                        Command.unquoted(matcher.group(1)),
                        IntStream.rangeClosed(2, versions + 1)
                                .mapToObj(group -> matcher.group(group).toLowerCase(Locale.ROOT))
                                .map(version -> version.replaceFirst("^v(?=\\d)", ""))
                                .toList()))
                : Optional.empty();
    }
}
