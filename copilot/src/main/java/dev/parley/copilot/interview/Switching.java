package dev.parley.copilot.interview;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words about the drafts of a conversation rather than about one of them. */
sealed interface Switching {
    /** Which drafts are there? */
    record ListAll() implements Switching {}

    /** Something else besides. @param wish may be empty */
    record Another(String wish) implements Switching {}

    record Number(int number) implements Switching {}

    /** @param explicit whether a draft was spoken of; else the words may mean something different when no draft fits them */
    record Named(String words, boolean explicit) implements Switching {}

    Pattern LIST = pattern(
            "(?:(?:show|list|see)(?: me)? )?(?:all |my |the |open |our )*drafts(?: please)?[?.!]*|(?:what|which) (?:other )?drafts (?:are there|do (?:i|we) have|are open|have we got)[?.!]*");
    String THING = "(?:one|draft|workflow|automation|thing|wish|request|flow)";
    String FURTHER = "(?:second|third|new|different|additional|separate|further)";
    Pattern ANOTHER = pattern(
            "(?:(?:ok(?:ay)?|and|also|oh|then|now|besides|thanks|great)[,:;!.]? +)*(?:(?:i|we) (?:also )?(?:need|want|have|would like) )?(?:(?:(?:another|one more)(?: THING)?|an? FURTHER THING|new (?!one)THING)[.!]*|(?:(?:another|one more)(?: THING)?|(?:an? )?FURTHER(?: THING)?)\\s*[:;,–—-]\\s*(?<wish>.+))"
                    .replace("THING", THING)
                    .replace("FURTHER", FURTHER));
    Pattern ALSO = pattern(
            "(?:(?:ok(?:ay)?|and|oh|thanks|great)[,:;!.]? +)*(?:also|besides|additionally|in addition|plus)[,:]? +(?:when|whenever|every|each|on|once)\\b.+[^?]");
    Pattern NUMBER = pattern(
            "(?:(?:please )?(?:open|resume|show(?: me)?|continue(?: with)?|take|(?:let'?s )?(?:go|switch|get|come) (?:back )?to|back to) )?(?:the )?draft (?:no\\.? ?|number |#)?(?<n>\\d{1,4})[.!]?|(?:back to|resume|open|switch to) #?(?<m>\\d{1,4})");
    Pattern NAMED = pattern(
            "(?:please )?(?:(?:let'?s |can we )?(?:go|switch|get|come|jump) (?:back )?to|back to|resume|continue(?: with)?|reopen|return to|open) (?:the |my |our )?(?<what>[^:]{2,60}?)(?<draft> (?:one|draft|workflow|again))?[.!?]*");
    List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");

    static Optional<Switching> of(String text) {
        String said = text.strip();
        if (LIST.matcher(said).matches()) {
            return Optional.of(new ListAll());
        }
        Matcher another = ANOTHER.matcher(said);
        if (another.matches()) {
            return Optional.of(new Another(
                    another.group("wish") == null ? "" : another.group("wish").strip()));
        }
        Matcher number = NUMBER.matcher(said);
        if (number.matches()) {
            String digits = number.group("n") == null ? number.group("m") : number.group("n");
            return Optional.of(new Number(Integer.parseInt(digits)));
        }
        Matcher named = NAMED.matcher(said);
        return named.matches() ? Optional.of(named(named)) : Optional.empty();
    }

    /** Whether the words say, without anything before them, that something else is to be done besides. */
    static boolean opensAnother(String text) {
        return of(text).filter(Another.class::isInstance).isPresent()
                || ALSO.matcher(text.strip()).matches();
    }

    private static Switching named(Matcher named) {
        String what = named.group("what").toLowerCase(Locale.ROOT);
        boolean isExplicit = named.group("draft") != null;
        int place = PLACES.indexOf(what);
        return isExplicit && place >= 0 ? new Number(place + 1) : new Named(what, isExplicit);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
