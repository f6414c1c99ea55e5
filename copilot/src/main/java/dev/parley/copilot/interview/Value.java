package dev.parley.copilot.interview;

import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Systems;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A single short answer as it is typed, with what its form says it is. */
record Value(Kind kind, String text) {
    /** What a value can be told to be by its form alone. */
    enum Kind {
        /** {@code #ops} */
        CHANNEL,
        /** {@code @bo}, or a name that somebody here has. */
        PERSON,
        MAIL,
        TIME,
        NUMBER,
        LINK,
        /** A word or two: a person's, a team's, a project's. */
        NAME
    }

    private static final Pattern CHANNEL = Pattern.compile("#[\\p{L}\\d._-]+");
    private static final Pattern PERSON = Pattern.compile("@[\\p{L}][\\p{L}\\d._-]*");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern TIME = Pattern.compile(
            "\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'?clock)|\\d{1,2}:\\d\\d|noon|midnight", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[$€£]?\\d[\\d,._]*k?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_WITH_PATH = Pattern.compile("(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?/\\S*");
    private static final Pattern NAME = Pattern.compile(
            "(?:the )?[\\p{L}][\\p{L}\\d_-]*(?:/[\\p{L}\\d_.-]+)?(?: team)?|\\p{Lu}[\\p{L}-]* \\p{Lu}[\\p{L}-]*");
    private static final Set<String> NO_NAMES = Set.of(
            ("yes no not yep nope ok okay fine good sure thanks please later never nothing none that this it them those here there now "
                            + "skip stop wait back undo help show what why who when where how which more less first last both all each every "
                            + "daily weekly hourly monthly nightly yearly today tomorrow mornings evenings weekdays weekends monday tuesday "
                            + "wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays manual "
                            + "manually webhook webhooks schedule mail email e-mail mails approval approve approved reject true false better")
                    .split(" "));

    /** Empty when the words are more, or other, than one value. */
    static Optional<Value> of(String words) {
        String text = words.strip();
        return Optional.ofNullable(
                        CHANNEL.matcher(text).matches()
                                ? Kind.CHANNEL
                                : isLink(text)
                                        ? Kind.LINK
                                        : MAIL.matcher(text).matches()
                                                ? Kind.MAIL
                                                : PERSON.matcher(text).matches()
                                                        ? Kind.PERSON
                                                        : TIME.matcher(text).matches()
                                                                ? Kind.TIME
                                                                : NUMBER.matcher(text)
                                                                                .matches()
                                                                        ? Kind.NUMBER
                                                                        : isName(text) ? Kind.NAME : null)
                .map(kind -> new Value(kind, text));
    }

    /** Whether it could be an hour of the day. */
    boolean isTime() {
        return kind == Kind.TIME || kind == Kind.NUMBER && text.matches("[01]?\\d|2[0-4]");
    }

    /** Whether a channel could be called so: channels are written small. */
    boolean isChannel() {
        return kind == Kind.CHANNEL || kind == Kind.NAME && text.matches("[\\p{Ll}\\d_-]+");
    }

    boolean isPerson() {
        return kind == Kind.PERSON || kind == Kind.NAME || kind == Kind.MAIL;
    }

    private static boolean isLink(String text) {
        return Links.find(text)
                        .filter(link -> text.replaceAll("[<>]", "").equals(link))
                        .isPresent()
                || HOST_WITH_PATH.matcher(text).matches();
    }

    private static boolean isName(String text) {
        String first =
                text.replaceFirst("(?i)^the ", "").replaceFirst(" .*$", "").toLowerCase(Locale.ROOT);
        return NAME.matcher(text).matches()
                && !NO_NAMES.contains(first)
                && Systems.known().mentions(text).isEmpty();
    }
}
