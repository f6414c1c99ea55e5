package dev.parley.copilot.interview;

import dev.parley.copilot.understanding.Systems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A single short answer as it is typed, with what its form says it is. */
record Value(Kind kind, String text) {
    /** What a value can be told to be by its form alone; the first that fits counts. */
    enum Kind {
        /** {@code #ops} */
        CHANNEL("#[\\p{L}\\d._-]+"),
        LINK("<?https?://[^\\s<>]+>?|(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?/\\S*"),
        MAIL("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"),
        /** {@code @bo}, or a name that somebody here has. */
        PERSON("@[\\p{L}][\\p{L}\\d._-]*"),
        TIME("\\d{1,2}(?::\\d\\d)? ?(?i:am|pm|o'?clock)|\\d{1,2}:\\d\\d|(?i:noon|midnight)"),
        NUMBER("[$€£]?\\d[\\d,._]*[kK]?"),
        /** A word or two: a person's, a team's, a project's. */
        NAME("(?:the )?[\\p{L}][\\p{L}\\d_-]*(?:/[\\p{L}\\d_.-]+)?(?: team)?|\\p{Lu}[\\p{L}-]* \\p{Lu}[\\p{L}-]*");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }

        private boolean fits(String text) {
            return form.matcher(text).matches() && (this != NAME || isName(text));
        }
    }

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
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.fits(text))
                .findFirst()
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

    /** A word that means something else here, or a system, is nobody's name. */
    private static boolean isName(String text) {
        String first =
                text.replaceFirst("(?i)^the ", "").replaceFirst(" .*$", "").toLowerCase(Locale.ROOT);
        return !NO_NAMES.contains(first) && Systems.known().mentions(text).isEmpty();
    }
}
