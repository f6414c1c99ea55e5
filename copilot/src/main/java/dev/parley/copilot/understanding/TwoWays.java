package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "Check HubSpot, if yes add a note, if not create it": told as a search, what is done where it finds something, and what where not. The
 * system that is looked into is meant by both, unless they name another.
 */
final class TwoWays {
    private static final String FOUND =
            "if (?:so|yes|found|it (?:exists|is found|(?:does|is)(?=,))|there (?:is|are)(?: one| any)?(?=,))";
    private static final String MISSED =
            "(?:if (?:not|no(?:ne)?|it (?:does|is)(?: not|n't)|there (?:is|are)(?: not|n't| no(?:ne)?)(?: one| any)?)|otherwise|or else|else)";
    private static final String DONE = "[^,.;\\n]{3,80}";
    private static final Pattern ASKED = pattern(
            "(?<!\\bto )\\b(?<look>(?:check|see|look|search|find|query|fetch|get)\\b(?! (?:with|back|out|me|us)\\b)[^.;,\\n]{2,80}?)[,.;:]? (?:and )?"
                    + FOUND + ",? (?:then )?(?<then>" + DONE + ")(?:[,.;]? (?:and |but )?" + MISSED
                    + ",? (?:then )?(?<other>" + DONE + "))?");
    private static final Pattern WHETHER = pattern(
            "^(?:check|see|look)(?: up)? (?:if|whether|that) (?<what>.+?) (?:(?:already |still )?exists?|(?:is|are)(?: already)?(?: there| known| listed)?)\\b.*");
    private static final Pattern UP = pattern("^look (?<what>[^⟨]+?) up\\b(?<rest>.*)");
    private static final Pattern FOR = pattern("^(?:check|see|look|search|query)\\b.*\\bfor (?<what>.+)");
    private static final Pattern CHECK = pattern("^(?:check|see|look)\\b.*");
    private static final Pattern ELSEWHERE = pattern(
            "[#@⟨]|\\b(?:ask|tell|notify|inform|remind|ping|warn|alert|message|text|e-?mail|mail|me|us|here|wait|stop)\\b");

    private static final Pattern AND = pattern(" and (?=\\p{L}+ )");

    private TwoWays() {}

    /** Addresses must be marked already. */
    static void straighten(Marked text) {
        Systems systems = Systems.known();
        text.rewrite(ASKED, said -> told(said, systems));
    }

    /** The same words where nothing is looked into that could tell. */
    private static String told(MatchResult said, Systems systems) {
        String look = said.group("look");
        Optional<String> system = named(look, systems);
        if (system.isEmpty() && !look.contains("⟨")) {
            return said.group();
        }
        String place = system.map(name -> " in " + name).orElse("");
        String what = what(look);
        String other = said.group("other");
        return search(look, what, place) + ", if there are any, " + done(said.group("then"), what, place, systems)
                + (other == null ? "" : ", otherwise " + done(other, what, place, systems));
    }

    private static Optional<String> named(String words, Systems systems) {
        return systems.mentions(words).stream()
                .map(mention -> mention.system().name())
                .findFirst();
    }

    /** What is looked for; empty where nobody said. */
    private static String what(String look) {
        for (Pattern form : new Pattern[] {WHETHER, UP, FOR}) {
            Matcher said = form.matcher(look);
            if (said.matches()) {
                return said.group("what").strip();
            }
        }
        return "";
    }

    private static String search(String look, String what, String place) {
        if (place.isEmpty()) {
            return look;
        }
        return what.isEmpty() ? CHECK.matcher(look).matches() ? "search" + place : look : "find " + what + place;
    }

    private static String done(String words, String what, String place, Systems systems) {
        String thing = what.isEmpty() ? words : words.replaceAll("(?i)\\bit\\b", Matcher.quoteReplacement(what));
        return Stream.of(AND.split(thing))
                .map(part -> isElsewhere(part, systems) ? part : part.stripTrailing() + place)
                .collect(Collectors.joining(" and "));
    }

    private static boolean isElsewhere(String words, Systems systems) {
        return ELSEWHERE.matcher(words).find() || named(words, systems).isPresent();
    }
}
