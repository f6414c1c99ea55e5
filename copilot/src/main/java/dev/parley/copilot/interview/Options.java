package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which option is meant: by its value, its label, the beginning of it, or its place, as in "2" or "the second one". */
final class Options {
    private static final List<List<String>> PLACES = List.of(
            List.of("1", "1st", "first", "one", "a"),
            List.of("2", "2nd", "second", "two", "b"),
            List.of("3", "3rd", "third", "three", "c"),
            List.of("4", "4th", "fourth", "four", "d"),
            List.of("5", "5th", "fifth", "five", "e"),
            List.of("6", "6th", "sixth", "six"),
            List.of("7", "7th", "seventh", "seven"));
    private static final Pattern PLACE = Pattern.compile(
            "(?:(?:i'd |i would |i'll |i )?(?:take|like|choose|pick|prefer|want|use) )?(?:the )?(?:(?:option|number|no\\.?|choice|answer|#) ?)?(?<place>[a-e]|\\d(?:st|nd|rd|th)?|last|\\p{L}{3,7})(?: (?:one|option|choice|answer))?(?:,? please)?",
            Pattern.CASE_INSENSITIVE);

    private Options() {}

    static Optional<Option> meant(Question question, String words) {
        String said = words.trim().replaceAll("[.!]+$", "");
        List<Option> options = question.options();
        List<Option> beginning = options.stream()
                .filter(option -> said.length() > 3
                        && option.label().toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT)))
                .toList();
        return named(question, said)
                .or(() -> beginning.size() == 1 ? Optional.of(beginning.getFirst()) : byPlace(question, said));
    }

    /** The one that is called just so, as by its button. */
    static Optional<Option> named(Question question, String words) {
        String said = words.trim();
        return question.options().stream()
                .filter(option ->
                        option.value().equalsIgnoreCase(said) || option.label().equalsIgnoreCase(said))
                .findFirst();
    }

    private static Optional<Option> byPlace(Question question, String said) {
        List<Option> options = question.options();
        Matcher matcher = PLACE.matcher(said);
        boolean takesNumbers = Questions.kind(question.id()).equals(Questions.LIMIT);
        if (options.isEmpty() || takesNumbers || !matcher.matches()) {
            return Optional.empty();
        }
        String place = matcher.group("place").toLowerCase(Locale.ROOT);
        if (place.equals("last")) {
            return Optional.of(options.getLast());
        }
        for (int i = 0; i < Math.min(options.size(), PLACES.size()); i++) {
            if (PLACES.get(i).contains(place)) {
                return Optional.of(options.get(i));
            }
        }
        return Optional.empty();
    }
}
