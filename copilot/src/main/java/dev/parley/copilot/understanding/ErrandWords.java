package dev.parley.copilot.understanding;

import dev.parley.engine.operation.OperationSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words say for an operation's inputs: "#wins", "ops@acme.test", "the project SUP". */
final class ErrandWords {
    private static final Pattern CHANNEL =
            Words.pattern("(?<v>#[\\p{L}\\d_-]+)|\\b(?:the|our) (?<name>[\\p{L}\\d_-]+) channel\\b");
    private static final Pattern PERSON = Pattern.compile("(?<v>@[\\p{L}\\d._-]+)");
    private static final Pattern MAIL = Pattern.compile("(?<v>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)");
    private static final Pattern REPOSITORY = Pattern.compile("(?<![\\w/.:])(?<v>[\\w-]+/[\\w.-]+)(?![\\w/])");
    private static final Set<String> RECIPIENTS = Set.of("to", "recipient", "recipients", "email", "address");
    private static final Set<String> REPOSITORIES = Set.of("repo", "repository");
    private static final Set<String> CHANNELS = Set.of("channel", "channel_id", "conversation");

    private ErrandWords() {}

    static Map<String, String> of(OperationSpec spec, String words) {
        Map<String, String> said = new LinkedHashMap<>();
        spec.input()
                .path("properties")
                .propertyNames()
                .forEach(name -> value(name, words).ifPresent(value -> said.put(name, value)));
        return said;
    }

    private static Optional<String> value(String input, String words) {
        if (CHANNELS.contains(input)) {
            return found(CHANNEL, words).or(() -> found(PERSON, words));
        }
        if (RECIPIENTS.contains(input)) {
            return found(MAIL, words);
        }
        return REPOSITORIES.contains(input) ? found(REPOSITORY, words) : named(input, words);
    }

    /** "The project SUP", "board \"Roadmap\"": the input's own name with a name behind it. */
    private static Optional<String> named(String input, String words) {
        String noun = input.replaceFirst("_(?:id|key|name)$", "").replace('_', ' ');
        return found(
                Pattern.compile("\\b(?i:" + Pattern.quote(noun)
                        + ")(?: (?:called|named|key|id))? (?:\"(?<name>[^\"]{1,80})\"|(?<v>\\p{Lu}[\\p{L}\\d_-]*))"),
                words);
    }

    private static Optional<String> found(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        if (matcher.group("v") != null) {
            return Optional.of(matcher.group("v"));
        }
        String name = matcher.group("name");
        return Optional.of(pattern == CHANNEL ? "#" + name : name);
    }
}
