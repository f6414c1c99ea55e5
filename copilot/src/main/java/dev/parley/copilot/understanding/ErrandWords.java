package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Inputs;
import dev.parley.engine.operation.OperationSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the words say for an operation's inputs: "#wins", "ops@acme.test", "the project SUP". */
final class ErrandWords {
    private static final Pattern CHANNEL = Words.pattern(
            "(?<v>#[\\p{L}\\d_-]+)|\\b(?:the|our|to|in) (?<name>(?!slack|teams|same|right|this|that)[\\p{L}\\d_-]+) channel\\b|\\bchannel (?:called |named )?(?<other>(?!in|on|of|and|when|with|if|for)[\\p{L}\\d_-]+)");
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w.])(?<v>@[\\p{L}\\d._-]+)");
    private static final Pattern MAIL = Pattern.compile("(?<v>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)");
    /** "DM Bo", "send Ana a direct message", "ping Bo in Slack". */
    private static final Pattern PERSON = Pattern.compile(
            "\\b(?:DM|[Mm]essage|[Pp]ing|[Tt]ell|[Nn]udge|[Rr]emind|[Nn]otify|[Ss]end|[Ww]rite(?: to)?|message to|DM to) (?<v>\\p{Lu}\\p{Ll}+)\\b(?! (?:channel|team|message|bot)\\b)");

    private static final Pattern REPOSITORY = Pattern.compile("(?<![\\w/.:])(?<v>[\\w-]+/[\\w.-]+)(?![\\w/])");
    private static final Pattern PROJECT =
            Pattern.compile("\\b(?:in|to|for|under|on) (?:the |our |project )*(?<v>\\p{Lu}[\\p{Lu}\\d]{1,9})\\b");
    private static final Pattern LABEL = Pattern.compile(
            "\\b(?i:label(?:s|led)?|tag(?:s|ged)?)(?: it| them| the mail| the e-?mail)?(?: as| with)? (?<v>\\p{Lu}[\\p{L}\\d/_-]*)");
    private static final Pattern STATUS = Pattern.compile(
            "\\b(?:to|as) (?:the status )?(?<v>(?i:done|in progress|in review|to do|closed|resolved|open)|\\p{Lu}[\\p{L}]+(?: \\p{Lu}[\\p{L}]+)*)");
    private static final Pattern SAYING = Pattern.compile(
            "\\b(?:saying|that says|which says|with the (?:text|message|words))[: ]+[\"“]?(?<v>[^\"”]{2,200}?)[\"”]?$");
    private static final Set<String> TEXTS = Set.of("text", "body", "comment", "message", "content");
    private static final Pattern EMOJI = Pattern.compile("(?<![\\w]):(?<v>[a-z_+\\d-]{2,}):");
    private static final Set<String> RECIPIENTS =
            Set.of("to", "recipient", "recipients", "email", "address", "attendees");
    private static final Set<String> PEOPLE = Set.of("user", "users", "person");
    private static final Set<String> REPOSITORIES = Set.of("repo", "repository");
    private static final Set<String> CHANNELS = Set.of("channel", "channel_id", "conversation");

    private ErrandWords() {}

    static Map<String, String> of(OperationSpec spec, String words) {
        Map<String, String> said = new LinkedHashMap<>();
        spec.input()
                .path("properties")
                .propertyStream()
                .forEach(input -> value(
                                spec,
                                input.getKey(),
                                input.getValue().path("description").asString(""),
                                words)
                        .ifPresent(value -> said.put(input.getKey(), value)));
        return said;
    }

    private static Optional<String> value(OperationSpec spec, String input, String meaning, String words) {
        Optional<String> meant = Inputs.known().meant(spec.id(), input, words);
        if (meant.isPresent()) {
            return meant;
        }
        if (input.equals("to") && meaning.contains("status")) {
            return found(STATUS, words);
        }
        if (CHANNELS.contains(input)) {
            return found(CHANNEL, words).or(() -> found(HANDLE, words));
        }
        if (RECIPIENTS.contains(input)) {
            return all(MAIL, words);
        }
        if (PEOPLE.contains(input)) {
            return found(MAIL, words)
                    .or(() -> found(HANDLE, words))
                    .or(() ->
                            found(PERSON, words).filter(ErrandWords::isNoSystem).map(name -> "@" + name));
        }
        if (REPOSITORIES.contains(input)) {
            return found(REPOSITORY, words);
        }
        if (TEXTS.contains(input)) {
            return found(SAYING, words);
        }
        return switch (input) {
            case "label" -> found(LABEL, words);
            case "table", "stream", "key" -> lowerCase(input, words);
            case "emoji" -> found(EMOJI, words);
            case "project" -> named(input, words).or(() -> found(PROJECT, words));
            default -> named(input, words);
        };
    }

    /** "The project SUP", "board \"Roadmap\"", "the Leads sheet": the input's own name with a name beside it. */
    private static Optional<String> named(String input, String words) {
        String noun = Pattern.quote(input.replaceFirst("_(?:id|key|name)$", "").replace('_', ' '));
        return found(
                        Pattern.compile(
                                "\\b(?i:" + noun
                                        + ")(?: (?:called|named|key|id))? (?:\"(?<name>[^\"]{1,80})\"|(?<v>\\p{Lu}[\\p{L}\\d_-]*))"),
                        words)
                .or(() -> found(
                        Pattern.compile("\\b(?:the|our|my) (?<v>\\p{Lu}[\\p{L}\\d_-]*) (?i:" + noun + ")\\b"), words))
                .filter(ErrandWords::isNoSystem);
    }

    /** "The orders table", "the table orders": names that people write small. */
    private static Optional<String> lowerCase(String noun, String words) {
        return found(Pattern.compile("\\b(?i:the|our|my) (?<v>(?!same|right)[\\w.:-]+) " + noun + "\\b"), words)
                .or(() -> found(
                        Pattern.compile("\\b" + noun
                                + " (?:called |named )?(?<v>(?!in|on|of|for|with|and|to|from|by)[\\w.:-]*\\w)"),
                        words));
    }

    /** "The Google sheet" is not called Google. */
    private static boolean isNoSystem(String name) {
        return Systems.known().mentions(name).isEmpty() && !Errands.OWNERS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> all(Pattern pattern, String words) {
        String found = pattern.matcher(words)
                .results()
                .map(match -> match.group())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(found).filter(Predicate.not(String::isEmpty));
    }

    private static Optional<String> found(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        if (matcher.group("v") != null) {
            return Optional.of(matcher.group("v"));
        }
        if (pattern == CHANNEL) {
            return Optional.of("#" + (matcher.group("name") == null ? matcher.group("other") : matcher.group("name")));
        }
        return Optional.of(matcher.group("name"));
    }
}
