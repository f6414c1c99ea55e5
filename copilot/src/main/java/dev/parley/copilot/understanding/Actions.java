package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a clause asks to be done: a call of an address, words for the conversation, or values to keep. */
final class Actions {
    private static final String READING =
            "(?:list(?:s|ing)?(?= (?:the|all|my|our|every|new|open)\\b)|find(?:s|ing)?|search(?:es|ing)?|get|gets|getting|fetch(?:es|ing)?|read(?:s|ing)?|download(?:s|ing)?|pull(?:s|ing)?|load(?:s|ing)?|retriev(?:es?|ing)|grab(?:s|bing)?|collect(?:s|ing)?|check(?:s|ing)?|look(?:s|ing)? (?:at|up)|quer(?:y|ies|ying)|poll(?:s|ing)?|scrap(?:es?|ing)|gather(?:s|ing)?|import(?:s|ing)?|summari[sz](?:es?|ing)|extract(?:s|ing)?)";
    private static final String WRITING =
            "(?:post(?:s|ed|ing)?|put(?:s|ting)?|patch(?:es|ed|ing)?|delet(?:es?|ed|ing)|remov(?:es?|ed|ing)|send(?:s|ing)?|sent|forward(?:s|ed|ing)?|call(?:s|ed|ing)?|notif(?:y|ies|ied|ying)|push(?:es|ed|ing)?|submit(?:s|ted|ting)?|pass(?:es|ed|ing)?|deliver(?:s|ed|ing)?|hit(?:s|ting)?|invok(?:es?|ed|ing)|ping(?:s|ed|ing)?|relay(?:s|ed|ing)?|hand(?:s|ed|ing)?|writ(?:es?|ing)|register(?:s|ed|ing)?|creat(?:es?|ed|ing)|go(?:es)?|transmit(?:s|ted)?|publish(?:es|ed|ing)?|stor(?:es?|ed|ing)|sav(?:es?|ed|ing)|log(?:s|ged|ging)?|rout(?:es?|ed|ing)|upload(?:s|ed|ing)?|updat(?:es?|ed|ing)|add(?:s|ed|ing)?|ship(?:s|ped)?|sync(?:s|ed)?|email(?:s|ed)?|e-mail(?:s)?|mail(?:s)?|messag(?:es?|ed)|alert(?:s|ed)?|report(?:s|ed)?|make|trigger(?:s|ed)?|book(?:s|ed)?|page(?:s|d)?|warn(?:s|ed)?|inform(?:s|ed)?|archiv(?:es?|ed)|shar(?:es?|ed|ing)|mov(?:es?|ed)|cop(?:y|ies|ied)|invit(?:es?|ed)|enrich(?:es|ed)?|append(?:s|ed|ing)?|insert(?:s|ed|ing)?|upsert(?:s|ed|ing)?|assign(?:s|ed)?|open(?:s|ed)?|appl(?:y|ies)|turn(?:s|ed)?|fil(?:es?|ed)|escalat(?:es?|ed)|back(?:s|ed)? up|mirror(?:s|ed)?|export(?:s|ed)?|transfer(?:s|red)?|subscrib(?:es?|ed)|keep(?:s)?|kept|transferred|converted)";
    private static final Pattern READS = pattern(READING);
    private static final Pattern VERB = pattern("\\b(?<verb>" + READING + "|" + WRITING + ")\\b");
    private static final Pattern METHOD = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE)\\b");
    private static final Pattern NOUN_USE =
            pattern("\\b(?:an?|the|incoming|http|each|every|this|that|our|api|before the|after the) $");
    private static final String GLUE =
            "^(?:(?:and|then|also|please|finally|afterwards|after that|next|just|simply|should|it should|i want (?:you |it |parley )?to|i'd like (?:you |it )?to|i would like (?:you |it )?to|can you|could you|have it|make it|it|to|we|automatically|directly|straight|so|but|go ahead and|only|lastly|parley should|let's|immediately|otherwise|else|first|start by|that|which|will|must|in that case|before|prior to|before (?:it's|it is|they're|they are)|it's|it is|is|are|gets|be)[,:]? )*";
    private static final Pattern OPENING = pattern(GLUE + "(?<verb>" + READING + "|" + WRITING
            + "|tell(?:s|ing)?|show(?:s|ing)?|let|remind(?:s)?|give(?:s)?|text(?:s)?|nudge(?:s)?)\\b(?<rest>.*)$");
    private static final Pattern HERE = pattern(
            "\\b(?:here|to me|to us|back to (?:me|us)|(?:in|to|into) (?:this|the) (?:chat|conversation|channel|thread|room)|let (?:me|us) know|(?:tell|show|message|ping|notify|remind|alert|send|give|mail|email|post|text|warn|page|nudge) (?:me|us)|report back|report(?:s)? (?:it|them|the result))\\b");
    private static final Pattern DIGEST =
            pattern("\\b(?<as>digest|summary|report|overview|recap|briefing|reminder|result|answer|list)\\b");
    private static final Pattern DIGEST_OF = pattern(
            "\\b(?<as>digest|summary|report|overview|recap|briefing) (?:of|from|for|about|on) (?:the )?(?:news |data |page )?(?:from |at |of )?$");
    private static final Pattern SAYING = pattern(
            "\\b(?:tell|remind|message|notify|ping|alert) (?:me|us)(?: here| in this (?:chat|conversation|thread|channel))?(?: that| to| about)? (?<text>(?!when\\b|if\\b|here\\b|with\\b|the (?:result|outcome)\\b).{3,})$");
    private static final Pattern SAYS_WHAT = pattern("\\b(?:that|to|remind(?:s)?)\\b");
    private static final Pattern SET =
            pattern(GLUE + "set(?:s)? (?:the |its )?(?<name>[\\p{L}_][\\p{L}\\d_ ]{0,30}?) (?:to|=|as) (?<value>.+)$");
    /** "If it is ⟨…⟩", "I need the ⟨…⟩": what comes before what is done under a condition. */
    private static final Pattern UNDER = pattern(
            "^(?:(?:and|but|then|so|only|just|if|when|where|unless|in case|for|it is|it's|i|we|need|want|the|all|real|actual|any|is|are) )*"
                    + Marked.MARK + "[, ]*(?:[\\p{L}]+s (?=also|then|please))?");

    /** "The happy ones get a thank-you note", "… get archived". */
    private static final Pattern GIVEN = pattern("^gets? (?:(?<what> ?(?:an?|the|our|one) .+)|\\p{L}+ed\\b)");

    /** "Remind me 3 days before": how long is not what is said. */
    private static final Pattern ONLY_TIME = pattern("(?:in |after |for )?\\d+ " + Words.UNIT + "\\b.{0,12}");

    /** Something to be done. */
    sealed interface Action {
        /**
         * @param link null when no address was given
         * @param what the object, empty for pronouns
         * @param place words for where, when there is no address; empty when not said
         */
        record Request(Slot<String> method, @Nullable String link, String what, String place) implements Action {}

        /** @param text null means the latest data */
        record Tell(String as, @Nullable String text) implements Action {}

        record Keep(String name, String value) implements Action {}
    }

    private Actions() {}

    /** Whether a clause begins by reading something, rather than by changing it. */
    static boolean reads(String clause) {
        Matcher opening = OPENING.matcher(UNDER.matcher(clause.strip()).replaceFirst(""));
        return opening.find() && READS.matcher(opening.group("verb")).matches();
    }

    /** @param clause marked, in which no start is told */
    static List<Action> in(String clause, Marked text) {
        List<Action> actions = new ArrayList<>();
        int from = 0;
        Matcher marks = Pattern.compile(Marked.MARK).matcher(clause);
        while (marks.find()) {
            List<Chunk> chunks = text.in(marks.group());
            if (!chunks.isEmpty() && chunks.getFirst() instanceof Chunk.Link link) {
                String before = clause.substring(from, marks.start());
                Matcher digest = DIGEST_OF.matcher(before);
                if (digest.find()) {
                    actions.add(new Action.Request(Slot.said("GET"), link.url(), "", ""));
                    actions.add(new Action.Tell(digest.group("as").toLowerCase(Locale.ROOT), null));
                    return actions;
                }
                actions.add(request(before, link.url()));
                from = marks.end();
            }
        }
        String tail = clause.substring(from);
        if (from == 0 || HERE.matcher(tail).find() && VERB.matcher(tail).find()) {
            without(tail, text).ifPresent(actions::add);
        }
        return actions;
    }

    private static Action request(String before, String url) {
        Matcher method = METHOD.matcher(before);
        String explicit = null;
        int at = -1;
        while (method.find()) {
            if (!NOUN_USE.matcher(before.substring(0, method.start())).find()) {
                explicit = method.group(1);
                at = method.end();
            }
        }
        if (explicit != null) {
            return new Action.Request(Slot.said(explicit), url, Targets.object(before.substring(at)), "");
        }
        Matcher verb = VERB.matcher(before);
        String last = null;
        while (verb.find()) {
            if (!NOUN_USE.matcher(before.substring(0, verb.start())).find()) {
                last = verb.group("verb").toLowerCase(Locale.ROOT);
                at = verb.end();
            }
        }
        return last == null
                ? new Action.Request(Slot.inferred("POST", 0.6), url, "", "")
                : new Action.Request(method(last), url, Targets.object(before.substring(at)), "");
    }

    /** A clause that names no address: it must open with a verb to count. */
    private static Optional<Action> without(String clause, Marked text) {
        String plain = clause.trim().replaceAll("[.,;:!?]+$", "");
        Matcher set = SET.matcher(plain);
        if (set.find()) {
            return Optional.of(new Action.Keep(Names.identifier(set.group("name")), text.plain(set.group("value"))));
        }
        String doing = UNDER.matcher(plain).replaceFirst("");
        Matcher given = GIVEN.matcher(doing);
        if (!doing.equals(plain) && given.find()) {
            return given.group("what") == null
                    ? Optional.empty()
                    : Optional.of(new Action.Request(
                            Slot.inferred("POST", 0.8),
                            null,
                            Targets.object(given.group("what")),
                            Targets.place(given.group("what"))));
        }
        Matcher opening = OPENING.matcher(doing);
        if (!opening.find()) {
            return Optional.empty();
        }
        if (HERE.matcher(plain).find()) {
            return Optional.of(tell(plain, text));
        }
        String verb = opening.group("verb").toLowerCase(Locale.ROOT);
        String rest = opening.group("rest");
        if (verb.matches("tell.*|show.*|let|remind.*|give.*")) {
            return verb.equals("let") || verb.startsWith("give") || verb.equals("tells")
                    ? Optional.empty()
                    : Optional.of(tell(plain, text));
        }
        String what = Targets.object(rest);
        String place = Targets.place(rest);
        if (verb.matches("go|goes") && rest.matches("(?i) ?(?:through|over|across|back)\\b.*")) {
            // That is a loop's beginning: see Loops.
            return Optional.empty();
        }
        if (verb.matches("summari.*")) {
            // That is for a model to do: see Thoughts.
            return Optional.empty();
        }
        boolean isDigest = DIGEST.matcher(what).find() && place.isEmpty();
        if (isDigest) {
            return Optional.of(tell(plain, text));
        }
        boolean isPlain = verb.matches(
                "(?:post|put|patch|delet|call|send|forward|get|fetch|notif|push|submit|retriev|download|pull|load).*");
        boolean isTest = verb.matches("(?:check|look).*");
        return isTest
                        || !isPlain && place.isEmpty()
                        || what.isEmpty()
                                && place.isEmpty()
                                && !verb.matches("post.*|put|patch|delete|call.*|send.*|forward.*")
                ? Optional.empty()
                : Optional.of(new Action.Request(method(verb), null, what, place));
    }

    private static Action tell(String clause, Marked text) {
        Matcher as = DIGEST.matcher(clause);
        String name = as.find() ? as.group("as").toLowerCase(Locale.ROOT) : "message";
        Optional<String> quote = text.in(clause).stream()
                .filter(Chunk.Quote.class::isInstance)
                .map(chunk -> ((Chunk.Quote) chunk).text())
                .findFirst();
        Matcher saying = SAYING.matcher(clause);
        if (quote.isPresent()) {
            return new Action.Tell(name, quote.get());
        }
        boolean isSaid = "message".equals(name)
                && SAYS_WHAT.matcher(clause).find()
                && saying.find()
                && !ONLY_TIME.matcher(saying.group("text")).matches()
                && !saying.group("text").replaceAll(Marked.MARK, "").isBlank();
        return new Action.Tell(name, isSaid ? text.plain(saying.group("text")) : null);
    }

    private static Slot<String> method(String verb) {
        if (pattern(READING).matcher(verb).matches()) {
            return Slot.said("GET");
        }
        if (verb.startsWith("put")) {
            return Slot.said("PUT");
        }
        if (verb.startsWith("patch")) {
            return Slot.said("PATCH");
        }
        if (verb.startsWith("delet") || verb.startsWith("remov")) {
            return Slot.said("DELETE");
        }
        boolean isPlain = verb.startsWith("post")
                || verb.startsWith("send")
                || verb.startsWith("forward")
                || verb.startsWith("notif")
                || verb.startsWith("submit")
                || verb.startsWith("push");
        return isPlain ? Slot.said("POST") : Slot.inferred("POST", 0.8);
    }
}
