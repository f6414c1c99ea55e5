package dev.parley.bot.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who says "import our API https://…" means. Anything more in the sentence makes it a wish for a workflow.
 *
 * @param address of the document; empty when it was not said
 * @param name of the connector; null for one made of the title
 */
record ImportWish(String address, @Nullable String name) {
    private static final String DO = "(?:(?:please|can you|could you|i want to|i would like to|i'd like to|let's) )*"
            + "(?:(?:re-?)?import|refresh|add|(?:connect|hook up)(?: to| with)?)";

    /** Words between, but none that say where something goes: "add new orders to our API" is a wish. */
    private static final String THING =
            "(?:(?!(?:to|into|from|in|with|via|by|through|using|for|of|on|when|every|each|as|and|a call)\\b)[^\\s:/]+ ){0,6}?"
                    + "(?:api|open ?api|swagger)(?: (?:document|description|definition|specification|spec|file|api))*";

    private static final String AT =
            "(?:,? (?:at|from|under|here|is at|it is at|which is at|that is at))?\\s?[:,]?\\s?";
    private static final String ADDRESS =
            "[<(\"'`“]?(?<address>https?://\\S{3,1500}|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?:[:/]\\S{0,1500})?)";
    private static final String AS = "(?:,? (?:as|and call it|called|named) (?<name>[^.:/]{2,60}?))?";
    private static final String END = "(?:,? (?:please|here|for us|for me))*[.!?]*";

    private static final Pattern NAMED = form(DO + " " + THING + AT + " ?" + ADDRESS + AS + END);
    private static final Pattern BARE = form(DO + " " + ADDRESS + AS + END);
    private static final Pattern NOWHERE = form("(?:" + DO + " " + THING + "|import|connect)" + END);

    private static final Pattern DOCUMENT =
            Pattern.compile("(?i).*(?:openapi|swagger|api-docs|\\.(?:json|ya?ml)(?:[?#].*)?$).*");

    static Optional<ImportWish> parse(String text) {
        String words = text.strip().replaceFirst("^/(?:parley\\s+)?", "").replaceAll("\\s+", " ");
        Matcher named = NAMED.matcher(words);
        if (named.matches()) {
            return Optional.of(said(named));
        }
        Matcher bare = BARE.matcher(words);
        if (bare.matches() && DOCUMENT.matcher(bare.group("address")).matches()) {
            return Optional.of(said(bare));
        }
        return NOWHERE.matcher(words).matches() ? Optional.of(new ImportWish("", null)) : Optional.empty();
    }

    private static ImportWish said(Matcher said) {
        String address = said.group("address").replaceFirst("[.,;:!?)>\"'`”]+$", "");
        String whole = address.matches("(?i)https?://.*") ? address : "https://" + address;
        String name = said.group("name");
        return new ImportWish(whole, name == null ? null : snakeCase(name));
    }

    /** "our Acme Orders API" is {@code acme_orders}. */
    private static String snakeCase(String name) {
        return name.strip()
                .replaceFirst("(?i)^(?:the|our|my) ", "")
                .replaceFirst("(?i) api$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
