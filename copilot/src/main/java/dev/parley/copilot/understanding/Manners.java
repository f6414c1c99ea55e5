package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Skill;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a model is to do its work, where the words say: into which language, how long, in what tone, which fields. */
final class Manners {
    private static final Set<String> LANGUAGES = Arrays.stream(Locale.getISOLanguages())
            .map(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern INTO = Pattern.compile("\\b(?:into|to|in) (\\p{Lu}\\p{L}+)\\b");
    private static final Pattern FROM = Pattern.compile("\\bfrom (\\p{Lu}\\p{L}+)\\b");
    private static final String NUMBER = "(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)";
    private static final Pattern LENGTH = pattern("\\bin (?:at most |about |up to )?(" + NUMBER
            + " (?:short )?(?:sentences?|bullet points?|bullets|lines?|words|paragraphs?))\\b");
    private static final Pattern TONE = pattern(
            "\\b((?:friendly|formal|polite|professional|casual|warm|apologetic|neutral|playful)(?:(?:,| and|, and) (?:friendly|formal|polite|professional|casual|warm|apologetic|neutral|brief|short))?)\\b");
    private static final Pattern FIELDS = pattern(
            "\\bextract(?:s|ed|ing)? (?<list>[^.;:!?]{3,160}?)(?= from\\b| out of\\b| of (?:the|each|every)\\b| and (?:then )?(?:post|put|send|save|store|add|append|update|file|e-?mail|create|write|notify|log)\\b| (?:in|into|to|with|using|via|by|for|so) |[.;:!?]|$)");
    private static final Pattern BY_HTTP =
            pattern("\\b(?:HTTP (?:nodes?|requests?|calls?|steps?)|(?:via|by|over|through|plain) HTTP)\\b");
    private static final Pattern ARTICLE = pattern("^(?:(?:the|an?|all|its|their|any|each|every|key|main|relevant) )+");
    /** Names of a whole, which say nothing about its parts. */
    private static final Pattern WHOLE = pattern(
            "^(?:.*\\b)?(?:data|details|information|info|fields?|content|contents|text|values?|everything|insights?|entities|structured|metadata|keywords?|news)$");

    private static final int LONGEST_NAME = 30;
    private static final int MOST_FIELDS = 12;

    private Manners() {}

    /** By the name of the operation's input; empty where nothing was said. */
    static Map<String, String> of(Skill skill, String text) {
        Map<String, String> said = new LinkedHashMap<>();
        switch (skill) {
            case TRANSLATE -> {
                language(INTO, text).ifPresent(name -> said.put("to", name));
                language(FROM, text).ifPresent(name -> said.put("from", name));
            }
            case SUMMARIZE -> {
                first(LENGTH, text).ifPresent(length -> said.put("length", length));
                language(INTO, text).ifPresent(name -> said.put("language", name));
            }
            case WRITE -> {
                first(TONE, text).ifPresent(tone -> said.put("tone", tone));
                language(INTO, text).ifPresent(name -> said.put("language", name));
            }
            case EXTRACT -> {
                List<String> fields = fields(text);
                if (!fields.isEmpty()) {
                    said.put("fields", String.join(", ", fields));
                }
            }
            case ASK -> {
                if (BY_HTTP.matcher(text).find()) {
                    said.put("by", "HTTP");
                }
            }
            case CLASSIFY, TRANSCRIBE, ANALYZE, VERIFY, ANSWER -> {}
        }
        return said;
    }

    private static Optional<String> language(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(LANGUAGES::contains)
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** "the vendor, the total and due date" names three; "the details" and "invoice data" name none. */
    private static List<String> fields(String text) {
        Matcher matcher = FIELDS.matcher(text);
        if (!matcher.find()) {
            return List.of();
        }
        List<String> names = Arrays.stream(matcher.group("list").split(",? and |, "))
                .map(name ->
                        ARTICLE.matcher(name.strip()).replaceAll("").strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        boolean areNames = names.size() <= MOST_FIELDS
                && names.stream()
                        .allMatch(name -> name.length() <= LONGEST_NAME
                                && name.matches("[\\p{L}][\\p{L}\\p{N} '-]*")
                                && name.split(" ").length <= 3
                                && !WHOLE.matcher(name).find());
        return areNames ? names : List.of();
    }
}
