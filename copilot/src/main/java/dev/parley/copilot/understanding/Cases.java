package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for one way of several: which value it is for, and how it is called. */
final class Cases {
    /** Words between a value and its address that say nothing of either. */
    private static final Set<String> GLUE =
            Set.of(("and or if when for in case cases of it it's its is are equals equal = == the a an post "
                            + "posts posted send sends sent put forward forwarded call calls notify hit goes go going "
                            + "should must be to -> → => - then ones one items them that this with use via route routed "
                            + "where get gets at into on requests tickets orders messages issues they while but whose "
                            + "as * order ticket request message each all only will can deliver push submit else patch "
                            + "– — body item report reports")
                    .split(" "));

    private static final Pattern REST = pattern(
            "\\b(?:otherwise|default|(?:the |all |any |every)?(?:rest|others?|remaining|other (?:case|kind|value|one)s?)|(?:everything|anything|all) (?:else|other)|else|in all other cases|any other)\\b");
    private static final Pattern METHOD = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE)\\b");

    private Cases() {}

    static boolean isRest(String segment) {
        return REST.matcher(segment).find();
    }

    /** Empty when what is between the addresses is more than a case. */
    static Optional<String> value(Marked marked, String segment, String field) {
        if (isRest(segment)) {
            return Optional.of("");
        }
        Optional<String> quote = marked.in(segment).stream()
                .filter(Chunk.Quote.class::isInstance)
                .map(chunk -> ((Chunk.Quote) chunk).text())
                .findFirst();
        List<String> rest = new ArrayList<>();
        for (String word : segment.replaceAll(Marked.MARK, " ").split("[\\s,;:.()!?=]+")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (!lower.isBlank()
                    && !GLUE.contains(lower)
                    && !lower.equals(field)
                    && !lower.equals(Words.singular(field))) {
                rest.add(word);
            }
        }
        if (quote.isPresent() && rest.size() <= 1) {
            return quote;
        }
        if (rest.isEmpty()
                || rest.size() > 2
                || rest.stream()
                        .anyMatch(
                                word -> word.matches("(?i)over|above|under|below|than|fails?|approv.*|ask|reject.*"))) {
            return Optional.empty();
        }
        String value = String.join(" ", rest);
        boolean isPluralThing = segment.matches("(?is).*\\b(?:post|send|forward|put|for|route)\\s+(?:all |the )?"
                        + Pattern.quote(value) + "\\b.*")
                || segment.matches("(?is).*\\b" + Pattern.quote(value) + "\\s+(?:go|get|are|should)\\b.*");
        boolean opensSentence =
                segment.stripLeading().startsWith(".") || segment.strip().startsWith(value);
        String plain = opensSentence && value.matches("\\p{Lu}\\p{Ll}+.*") ? value.toLowerCase(Locale.ROOT) : value;
        return Optional.of(isPluralThing ? Words.singular(plain) : plain);
    }

    static String method(String segment) {
        Matcher method = METHOD.matcher(segment);
        if (method.find()) {
            return method.group(1);
        }
        return segment.matches("(?is).*\\bput\\b.*") ? "PUT" : "POST";
    }
}
