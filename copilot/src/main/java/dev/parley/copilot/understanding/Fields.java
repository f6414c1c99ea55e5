package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the words before a comparison to the field that is meant: "its total", "the order total", "orders" (which names none). */
final class Fields {
    private static final String STOP =
            "(?:and|or|if|when|whenever|its|it|it's|that|this|an?|the|is|are|was|were|be|has|have|with|whose|where|for|of|to|then|but|only|unless|except|those|"
                    + "these|each|every|any|all|some|in|on|by|from|which|who|post|send|call|forward|ask|not|no|also|just|please|otherwise|else|than|more|less|at|case|once|while|as|their|his|her|whenever|until|after|before|i|we|you|they|he|she|does|do|up|falls?|drops?|rises?|sinks?|climbs?|goes|decreases?|increases?|costs?|exceeds?|over|under|above|below|anything|everything|something|ones?|worth|costing|valued|totall?ing|receives?|gets?|approv\\w+|confirm\\w*|sign-?off|okay|ok|review|web ?hook|hook|endpoint|permission|reject\\w*)";
    private static final String WORD = "[\\p{L}_][\\p{L}\\d_-]*(?:\\.[\\p{L}_][\\p{L}\\d_]*)*";
    static final String PHRASE = "(?!" + STOP + "\\b)" + WORD + "(?:'s)?(?: (?!" + STOP + "\\b)" + WORD + "){0,2}";
    private static final Systems SYSTEMS = Systems.known();
    private static final Set<String> PROPERTIES = Set.of(
            "total",
            "amount",
            "price",
            "value",
            "sum",
            "cost",
            "quantity",
            "count",
            "size",
            "status",
            "state",
            "priority",
            "kind",
            "type",
            "category",
            "country",
            "region",
            "city",
            "age",
            "score",
            "level",
            "severity",
            "weight",
            "temperature",
            "number",
            "rating",
            "balance",
            "budget",
            "stock",
            "discount",
            "currency",
            "language",
            "channel",
            "source",
            "plan",
            "tier",
            "role",
            "department",
            "subject",
            "title",
            "text",
            "message",
            "body",
            "name",
            "email",
            "limit",
            "fee",
            "tax",
            "salary",
            "label",
            "topic",
            "product",
            "environment",
            "action",
            "event",
            "method",
            "stage",
            "reason",
            "probability",
            "confidence",
            "risk",
            "color",
            "colour",
            "segment",
            "result",
            "items",
            "revenue",
            "subtotal",
            "grand_total",
            "volume",
            "distance",
            "duration",
            "urgency");
    private static final Set<String> TOTALLED =
            Set.of("order", "purchase", "cart", "invoice", "basket", "checkout", "sale", "quote", "bill");
    private static final Set<String> AMOUNTS = Set.of(
            "expense",
            "payment",
            "refund",
            "transaction",
            "donation",
            "claim",
            "deal",
            "transfer",
            "payout",
            "withdrawal",
            "deposit",
            "request");
    private static final Pattern NAMED =
            Words.pattern("\\b(?:field|property|attribute|key)(?: is| called| named)? [\"']?([\\p{L}_][\\p{L}\\d_.]*)");

    private final String text;
    private final @Nullable String named;

    Fields(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.named = NAMED.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse(null);
    }

    boolean namesProperty(String phrase) {
        List<String> words = words(phrase);
        return !words.isEmpty() && PROPERTIES.contains(Words.singular(words.getLast()));
    }

    /** @param phrase words before the comparison; null when there are none */
    Slot<String> of(@Nullable String phrase, MatchResult match) {
        List<String> words = phrase == null ? List.of() : words(phrase);
        if (words.isEmpty()) {
            return guess(List.of());
        }
        String last = words.getLast();
        boolean isProperty = PROPERTIES.contains(last)
                || PROPERTIES.contains(Words.singular(last))
                || last.contains("_")
                || last.contains(".");
        if (isProperty) {
            return named(words, PROPERTIES.contains(last) ? last : Words.singular(last));
        }
        String before = text.substring(
                Math.max(0, Math.min(match.start(), text.length()) - 8), Math.min(match.start(), text.length()));
        boolean isOwned = before.matches("(?s).*\\b(?:its|their|the|whose|with|of) $");
        boolean hasCopula = match.group()
                .toLowerCase(Locale.ROOT)
                .matches("(?s)" + Pattern.quote(phrase.toLowerCase(Locale.ROOT))
                        + " (?:is|are|was|=|==|equals?|>|<|contains?|includes?|mentions?)\\b?.*");
        boolean isPlural = !Words.singular(last).equals(last);
        boolean isThing = TOTALLED.contains(Words.singular(last))
                || AMOUNTS.contains(Words.singular(last))
                || isPlural && !isOwned;
        if (isThing || !(isOwned || hasCopula)) {
            return guess(words);
        }
        return named(words, last);
    }

    /** "order total" is the order's total; "customer name" is a field of that name, probably. */
    private static Slot<String> named(List<String> words, String last) {
        String name = last.replaceAll("^(?:trigger\\.output\\.)?(?:body|input|data|payload)\\.", "");
        int dot = name.indexOf('.');
        if (dot > 0 && TOTALLED.contains(name.substring(0, dot))) {
            // "order.total" of a received order: the order is the whole body.
            return Slot.inferred(name.substring(dot + 1), 0.7);
        }
        if (words.size() == 1) {
            return Slot.said(name);
        }
        String owner = Words.singular(words.get(words.size() - 2).replace("'s", ""));
        boolean isThing = TOTALLED.contains(owner)
                || AMOUNTS.contains(owner)
                || Set.of("lead", "ticket", "issue", "webhook", "message", "item", "post", "http")
                        .contains(owner);
        return isThing ? Slot.said(name) : Slot.inferred(Names.identifier(owner + " " + name), 0.7);
    }

    private Slot<String> guess(List<String> words) {
        if (named != null) {
            return Slot.said(named);
        }
        List<String> nouns = new ArrayList<>(words.reversed());
        nouns.addAll(Arrays.asList(text.split("[^\\p{L}]+")));
        for (String noun : nouns) {
            if (TOTALLED.contains(Words.singular(noun))) {
                return Slot.inferred("total", 0.65);
            }
            if (AMOUNTS.contains(Words.singular(noun))) {
                return Slot.inferred("amount", 0.65);
            }
        }
        return Slot.unknown();
    }

    private static List<String> words(String phrase) {
        return Arrays.stream(
                        phrase.toLowerCase(Locale.ROOT).replace("'s", "").trim().split("\\s+"))
                .filter(word -> !word.isBlank() && !SYSTEMS.names(word))
                .toList();
    }
}
