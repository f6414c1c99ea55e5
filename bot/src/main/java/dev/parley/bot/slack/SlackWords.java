package dev.parley.bot.slack;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people typed, out of what Slack makes of it (docs.slack.dev, "Formatting message text"). */
final class SlackWords {
    private static final Pattern MARKED = Pattern.compile("<([@#!]?)([^|>]*)(?:\\|([^>]*))?>");

    private SlackWords() {}

    /**
     * @param bot its own mention is left out
     * @param person what somebody mentioned is called here
     * @param group what a user group mentioned is called here
     */
    static String plain(String text, String bot, Function<String, String> person, Function<String, String> group) {
        Matcher marked = MARKED.matcher(text.replace("<@" + bot + ">", ""));
        String words = marked.replaceAll(match -> Matcher.quoteReplacement(word(match, person, group)));
        return words.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    /** So that {@link #plain} gives these words back. */
    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String word(MatchResult match, Function<String, String> person, Function<String, String> group) {
        String what = match.group(2);
        String label = match.group(3);
        return switch (match.group(1)) {
            case "@" -> "@" + person.apply(what);
            case "#" -> "#" + (label == null ? what : label);
            case "!" -> special(what, label, group);
            default -> link(what, label);
        };
    }

    /** {@code <!subteam^S123>}, {@code <!here>}, {@code <!date^…|in words>}. */
    private static String special(String what, @Nullable String label, Function<String, String> group) {
        if (what.startsWith("subteam^")) {
            return group.apply(what.substring("subteam^".length()));
        }
        return label == null ? "@" + what.replaceFirst("\\^.*", "") : label;
    }

    /** Slack makes links of addresses that were typed as words; those are given back. */
    private static String link(String address, @Nullable String label) {
        String bare = address.replaceFirst("^mailto:", "");
        if (label == null || label.equals(bare)) {
            return bare;
        }
        return address.matches("https?://" + Pattern.quote(label) + "/?") ? label : label + " (" + bare + ")";
    }
}
