package dev.parley.copilot.interview;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value said in place of another, in a few words: "actually #ops", "sorry, 9 am not 8", "make that Bo".
 *
 * @param old what it is said to replace; null when that is not said
 * @param pointsBack whether it can only be about something said before
 */
record Instead(Value value, @Nullable String old, boolean pointsBack) {
    private static final String ALONG = "(?:oh|ah|oops|hm+|well|but|and|ok|okay|please|you know what)\\b[,.:;!]* *";
    private static final String TURNS =
            "(?:(?:actually|nope|sorry|correction|scratch that|on second thoughts?|rather|better)\\b[,.:;!]* *"
                    + "|(?:no+|wait)(?:[,.:;!]+ *| +(?=[#@\\d]|https?:|(?:wait|sorry|actually|i mean|make|use)\\b)))";
    private static final String POINTS =
            "(?:i meant?|i said|make (?:it|that)|(?:change|set) (?:it|that) to|(?:it|that) should(?: have been| be))\\b[,:]* *";
    private static final Pattern OPENING =
            pattern("^(?:(?<turn>" + TURNS + ")|(?<points>" + POINTS + ")|" + ALONG + ")*+");
    private static final Pattern CLOSING = pattern(
            "^(?<value>.+?)(?:,? (?:and )?(?:not|instead of|rather than) (?<old>.+?)|(?<instead>,? instead)|(?<meant>,? (?:i meant|i mean)))?[.!]*$");
    /** "Make it purple" is said of anything, "make it Bo" of a person. */
    private static final Pattern LOOSE = pattern("make|change|set");

    private static final Pattern BEFORE_VALUE = pattern("^(?:(?:use|take|it'?s|it is|that'?s|that is) )+");
    private static final Pattern BEFORE_PLACE = pattern(
            "^(?:(?:post|send|put|write)(?: (?:it|that|this|them))? )?(?:(?:at|to|in|into|the (?:channel|address) (?:is|to)) )+");
    private static final int LONGEST = 160;

    /** Empty when no word says that it corrects something, or when more than one value is said. */
    static Optional<Instead> of(String text) {
        String said = text.strip();
        Matcher opening = OPENING.matcher(said);
        if (said.length() > LONGEST || !opening.find()) {
            return Optional.empty();
        }
        Matcher closing = CLOSING.matcher(said.substring(opening.end()));
        if (!closing.matches()) {
            return Optional.empty();
        }
        boolean pointsBack =
                opening.group("points") != null || closing.group("old") != null || closing.group("meant") != null;
        boolean isMarked = pointsBack || opening.group("turn") != null || closing.group("instead") != null;
        String old = closing.group("old");
        boolean isLoose = opening.group("points") != null
                && LOOSE.matcher(opening.group("points")).lookingAt();
        return isMarked
                ? value(closing.group("value"))
                        .filter(value -> !isLoose || value.kind() != Value.Kind.NAME || isWrittenAsName(value.text()))
                        .map(value -> new Instead(value, old == null ? null : old.strip(), pointsBack))
                : Optional.empty();
    }

    /** The same in words that name the part of a draft it is about; empty where its form does not tell. */
    Optional<String> asEdit() {
        String text = value.text();
        return switch (value.kind()) {
            case CHANNEL -> Optional.of("change the channel to " + text);
            case LINK -> Optional.of("use " + text + " instead");
            case PERSON, NAME -> Optional.of("ask " + text + " instead" + (old == null ? "" : " of " + old));
            case TIME -> Optional.of("run it at " + text);
            case NUMBER -> Optional.of("make it " + text);
            case MAIL -> Optional.empty();
        };
    }

    /** The same about a person, where somebody here is called so. */
    Instead ofPerson() {
        return new Instead(new Value(Value.Kind.PERSON, value.text()), old, pointsBack);
    }

    private static Optional<Value> value(String words) {
        String bare = BEFORE_VALUE.matcher(words).replaceFirst("");
        Matcher place = BEFORE_PLACE.matcher(bare);
        return place.find()
                ? Value.of(bare.substring(place.end())).filter(value -> value.kind() != Value.Kind.NAME)
                : Value.of(bare);
    }

    private static boolean isWrittenAsName(String text) {
        return Character.isUpperCase(text.charAt(0));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
