package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One way of several: "if the kind is bug POST to A, if billing POST to B, otherwise to C", "by priority: high → A, low → B". */
final class Switches {
    private static final Pattern LINK = Pattern.compile(Marked.MARK);
    private static final Pattern BY = pattern(
            "\\b(?:depend(?:ing|s) on|based on|according to|switch(?:es|ing)?(?: on| by)?|(?<!in )case|by(?! (?:the |a |an |our |my )?(?:web ?hook|hook|button|clock|order|webhooks)| hand| the clock| me\\b| us\\b| post\\b| http| e-?mail| cron| ops)|check|look at|differs by|split by) (?:the |its |their |which |what |whatever )?(?:(?:order|request|ticket|message|issue|body|item)(?:'s)? )?(?<field>[\\p{L}_][\\p{L}\\d_]*(?:\\.[\\p{L}_]\\w*)*)(?: of the \\w+)?(?: it is| it has)?");
    private static final Pattern IS = pattern(
            "\\b(?:if|when|where|whose|in case|with) (?:the |its |their |an? )?(?:(?:order|request|ticket|message|issue|body|item)(?:'s)? )?(?<field>(?!(?:it|it's|they|web ?hook|hook|endpoint|order|request|ticket|message|that|this|something|rejected|approved|approval)\\b)[\\p{L}_][\\p{L}\\d_.]*)(?: of the \\w+)? ?(?:is|are|=+|equals?|:) ?(?=\\S)|(?:^|[:;,.\\n]) ?(?<bare>kind|type|priority|status|region|country|category|severity|topic|language|level) ?(?:=+|is|:) ?(?=\\S)|\\b(?:has|have|with|of) (?:the |an? )?(?<property>kind|type|priority|status|region|country|category|severity|topic|language|level)(?: of|[.,:;])? (?=\\S)");

    /** @param value null for everything else */
    record Way(@Nullable String value, String method, String url) {}

    /** @param start where it begins in the marked text */
    record Found(int start, int end, String field, List<Way> ways) {}

    private Switches() {}

    static Optional<Found> find(Marked marked) {
        String text = marked.text();
        List<MatchResult> links = LINK.matcher(text)
                .results()
                .filter(match -> marked.in(match.group()).stream().anyMatch(Chunk.Link.class::isInstance))
                .toList();
        if (links.size() < 2) {
            return Optional.empty();
        }
        Optional<Found> before = cases(marked, links, true);
        return before.isPresent() ? before : cases(marked, links, false);
    }

    private static Optional<Found> cases(Marked marked, List<MatchResult> links, boolean isValueFirst) {
        String text = marked.text();
        Matcher is = IS.matcher(text);
        Matcher by = BY.matcher(text);
        boolean isBy = by.find() && by.end() <= links.getLast().end();
        boolean isIs = !isBy && is.find() && is.end() <= links.getLast().end() + 60;
        if (!isBy && !isIs) {
            return Optional.empty();
        }
        String named = isBy
                ? by.group("field")
                : Stream.of("field", "property", "bare")
                        .map(is::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        String field = named.toLowerCase(Locale.ROOT);
        int marker = (isBy ? by : is).end();
        int begins = isBy ? by.start() : is.start();
        boolean isLate = links.getFirst().start() < marker
                && sentenceEnd(text, links.getFirst().start()) > marker;
        if (isValueFirst && isLate) {
            return Optional.empty();
        }
        List<MatchResult> targets = isValueFirst
                ? links.stream().filter(link -> link.start() >= marker).toList()
                : links;
        if (targets.size() < 2) {
            return Optional.empty();
        }
        List<Way> ways = new ArrayList<>();
        int end = targets.getLast().end();
        for (int i = 0; i < targets.size(); i++) {
            int from = isValueFirst
                    ? i == 0 ? marker : targets.get(i - 1).end()
                    : targets.get(i).end();
            int to = isValueFirst
                    ? targets.get(i).start()
                    : i + 1 < targets.size() ? targets.get(i + 1).start() : sentenceEnd(text, from);
            String segment = text.substring(from, Math.max(from, to));
            Optional<String> value = Cases.value(marked, segment, field);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String said = isValueFirst
                    ? segment
                    : text.substring(
                            i == 0 ? 0 : targets.get(i - 1).end(),
                            targets.get(i).start());
            String url = ((Chunk.Link) marked.in(targets.get(i).group()).getFirst()).url();
            ways.add(new Way(Cases.isRest(segment) ? null : value.get(), Cases.method(said), url));
            end = isValueFirst ? targets.get(i).end() : Math.max(from, to);
        }
        long distinct = ways.stream()
                .filter(way -> way.value() != null)
                .map(Way::value)
                .distinct()
                .count();
        boolean isSwitch =
                distinct == ways.stream().filter(way -> way.value() != null).count()
                        && (distinct >= 2 || isBy && distinct == 1);
        int start = isValueFirst
                ? begins
                : Math.min(begins, verbStart(text, targets.getFirst().start()));
        return isSwitch
                ? Optional.of(new Found(start, end, Words.singular(field), List.copyOf(ways)))
                : Optional.empty();
    }

    private static int sentenceEnd(String text, int from) {
        Matcher end = Pattern.compile("[.;\\n]").matcher(text);
        return end.find(from) ? end.start() : text.length();
    }

    private static int verbStart(String text, int link) {
        Matcher verb =
                pattern("\\b(?:post|send|forward|put|route|push|call)\\b").matcher(text);
        int start = link;
        while (verb.find() && verb.end() <= link) {
            start = verb.start();
        }
        return start;
    }
}
