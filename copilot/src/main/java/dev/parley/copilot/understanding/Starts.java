package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sets a workflow off: a call from outside, the clock, or a person. */
final class Starts {
    private static final String CUE =
            "(?:when(?:ever)?|once|as soon as|each time|every time|any ?time|on|upon|if|after|for)";
    private static final Pattern CUED = pattern(
            "^(?:and |so |please |hi[,!]? |hello[,!]? |i want that |i'd like that |i would like that )*" + CUE + "\\b");
    private static final Pattern HOOK = pattern(
            "\\bweb ?hooks?\\b|\\bhooks?\\b|\\b(?:incoming|inbound) (?:http |api |post |get )*(?:requests?|posts?|calls?|json|payloads?)\\b|\\bhttp (?:post|request|call|endpoint)s?\\b(?! to)"
                    + "|\\b(?:calls|posts to|hits|pings|sends (?:\\w+ )*to|pushes (?:\\w+ )*to|posts (?:\\w+ )*to) (?:us|me|parley|our (?:endpoint|hook|webhook|url|api)|this (?:url|endpoint|address|hook))\\b"
                    + "|\\b(?:sends|posts|pushes|hands) (?:us|me|parley) |\\b(?:an?|the|our|my|http|rest|api) endpoint\\b|\\bapi calls?\\b(?! to)|\\b(?:tells|informs|notifies|alerts) (?:us|me|parley)\\b|\\bcallbacks?\\b|\\bposted to (?:us|me|parley)\\b");
    private static final Pattern HOOK_AS_TARGET = pattern(
            "\\b(?:to|at|via|through|call|hit|notify|ping|into|on) (?:the |our |my |a |this |their )?(?:\\w+(?:'s)? )?(?:incoming )?web ?hooks?\\b");
    private static final Pattern BY_HAND = pattern(
            "\\b(?:manually(?! (?:approv|review|check|sign|confirm|ok|yes|step)\\w*)|(?<!(?:our|the|product|user|service|owner's|style|training|brand|a|this|your|my|their) )manual(?! (?:approv|review|check|sign|confirm|ok|yes|step|work|effort|process)\\w*)|(?<!(?:do|does|did|doing) (?:this|it|that|them|all of (?:it|this)) )by hand(?! (?:any ?more|now|today|at the moment|right now|currently|so far|every|each))|on demand|on[- ]request|a button|the button|button press|press(?:es|ing)? (?:of )?(?:a |the )?button|push of a button|(?:when|whenever|once|each time|every time|if) (?:i|we|someone|somebody|a person|a colleague|anyone|the team) "
                    + "(?:run|start|click|press|ask|say|launch|trigger|kick|want|need|decide|hit|push|tell|execute)s?\\b|(?:i|we)(?: can| want to| will|'ll|'d like to| would like to)? (?:start|run|trigger|launch) (?:it|this)(?: myself| ourselves)?\\b|i run\\b|(?:a|the|our|my|this) (?:(?:contact|web|online|feedback|request|order|intake|sign-?up|order) )?form\\b(?! of\\b)|fill(?:s|ed)? (?:in|out) )");
    private static final Pattern FORM = pattern(
            "\\b(?:an?|the|our|my|this) (?:(?:contact|web|online|feedback|request|order|intake|sign-?up|order) )?form\\b|\\bfill(?:s|ed)? (?:in|out) ");
    private static final String CAME =
            "(?:hits?|arriv(?:es?|ing|ed)|com(?:es?|ing)(?: in| through)|came in|is (?:received|created|placed|submitted|made|posted|sent|filed|opened|paid|added|raised|registered|delivered|booked|updated|changed|closed|pushed|published)|are (?:received|created|placed|submitted|made|filed|opened)|gets (?:created|placed|submitted|made|filed|in)|shows up|drops in|lands|signs? up|registers|has been \\w+|pays|buys|orders|is in|reach(?:es)? (?:us|me))";
    private static final String THING = "(?<noun>[\\p{L}-]+(?: (?!that\\b|which\\b|is\\b|has\\b)[\\p{L}-]+)?)";
    private static final Pattern EVENT = pattern(
            "\\b" + CUE + " (?:an?|any|the|each|every|some|one of our|our|new|another) (?:new |incoming )?" + THING
                    + "(?: (?:over|above|under|of|worth|for|from|with|at least|more than|less than|exceeding)\\b[^,.;:]{0,40}?)? (?:that |which )?"
                    + CAME + "\\b");
    /** "A form is submitted by webhook": it is not filled in here. */
    private static final Pattern COME_BY_HOOK = pattern(
            "\\b(?:comes? in|arrives?|submitted|received|sent|reported) (?:by|via|through|over) (?:an? |the |our )?web ?hook");

    /** Strangers fill it in on a page of ours: nobody starts that by hand. */
    private static final Pattern ON_OUR_PAGE = pattern(
            "^(?:and |so |please )*(?:when(?:ever)?|once|as soon as|each time|every time) (?:someone|somebody|anyone|people|an? (?:new )?(?:visitor|customer|lead|client|user|prospect)|(?:visitors|customers|leads|clients|users)) (?:fills? (?:in|out)|submits?|completes?|sends?(?: in)?|uses?) (?:the |our |my |a )?(?:contact|web|website|online|feedback|sign-?up) form\\b");

    private static final Pattern TRIGGERS =
            pattern("^\\W*(?:and |it |this )*(?:is )?trigger(?:s|ed)? (?:on|when|by|upon) ");
    private static final Pattern BARE_EVENT = pattern("^(?:all |new |incoming |our )*" + THING + " " + CAME + "\\b");
    private static final Pattern INCOMING = pattern(
            "\\b(?:incoming|new|inbound|each|every|arriving) (?<noun>[\\p{L}-]+?)(?= (?:to|from|into|at|over|above|with|must|should|needs?|in|by|via)\\b|[,.;:]|$| ⟨)");
    private static final Pattern ON_NEW =
            pattern("\\b(?:on|for|upon|from|per) (?:an?|any|each|every|the)? ?(?:new|incoming|inbound) " + THING);
    private static final List<Pattern> NOUNS = List.of(
            EVENT,
            pattern(
                    "\\b(?<noun>[\\p{L}-]+) (?:from|via|through|by|to|on) (?:our |a |the |an )?(?:incoming )?web ?hook"),
            pattern(
                    "\\b(?:receives?|gets?|takes?|accepts?|delivers?|brings?|carries|with|about|sends (?:us|me)|hands us|pushes|posts|contains?|containing|for) (?:an?|the|new|our|each|every|some|incoming)(?: new| incoming)? (?<noun>[\\p{L}-]+)"),
            pattern("\\b(?:takes?|accepts?|receives?|for|of|gets) (?<noun>[\\p{L}-]+s)\\b"),
            pattern("\\b(?:an?|new|each|every|incoming|the) (?:new |incoming )?(?<noun>[\\p{L}-]+) " + CAME),
            pattern("\\b(?<noun>[\\p{L}-]+?)s? (?:arrive|come in|coming in|comes in|arriving)\\b"),
            pattern("\\bweb ?hook (?<noun>[\\p{L}-]+s)\\b"),
            pattern(
                    "\\b(?:post|send|forward|put|push|relay|submit|deliver|pass) (?:the|each|every|this|that|all|incoming|new|those) (?:whole |full |incoming |new )?(?<noun>[\\p{L}-]+)"));
    private static final Set<String> NOT_THINGS = Set.of(
            "deliver",
            "bring",
            "receive",
            "fire",
            "webhook",
            "hook",
            "request",
            "http",
            "post",
            "get",
            "call",
            "incoming",
            "new",
            "body",
            "payload",
            "json",
            "url",
            "endpoint",
            "input",
            "approval",
            "button",
            "form",
            "total",
            "amount",
            "day",
            "week",
            "month",
            "hour",
            "morning",
            "and",
            "result",
            "inputs",
            "it",
            "them",
            "two",
            "three",
            "customer",
            "ops",
            "sign-off",
            "totals",
            "ok",
            "has",
            "that",
            "arrive",
            "come",
            "called",
            "sent",
            "every",
            "its",
            "his",
            "their",
            "both",
            "api",
            "time",
            "kind",
            "priority",
            "thi",
            "us",
            "this",
            "number",
            "summary",
            "digest");

    private Starts() {}

    /** @param sentences all of them, marked; the chunks are those in the text */
    static Slot<Start> of(String sentences, List<Chunk> chunks) {
        String noun = noun(sentences);
        Optional<Chunk.Inputs> inputs = first(chunks, Chunk.Inputs.class);
        Optional<Chunk.Timing> timing = chunks.stream()
                .filter(Chunk.Timing.class::isInstance)
                .map(Chunk.Timing.class::cast)
                .reduce((one, other) -> other.confidence() > one.confidence() ? other : one);
        if (timing.isPresent()) {
            Start schedule = timing.get().schedule();
            return new Slot<>(
                    schedule,
                    timing.get().confidence() == 1 ? Slot.Source.SAID : Slot.Source.INFERRED,
                    timing.get().confidence());
        }
        if (inputs.isPresent() && !HOOK.matcher(sentences).find()) {
            return Slot.said(new Start.Manual(inputs.get().inputs()));
        }
        if (ON_OUR_PAGE.matcher(sentences).find()) {
            return Slot.inferred(new Start.Webhook("submission"), 0.75);
        }
        if (BY_HAND.matcher(sentences).find()
                && !cuedHook(sentences)
                && !COME_BY_HOOK.matcher(sentences).find()) {
            return Slot.said(new Start.Manual(List.of()));
        }
        if (isHook(sentences)) {
            return Slot.said(new Start.Webhook(noun));
        }
        if (isEvent(sentences)) {
            return Slot.inferred(new Start.Webhook(noun), 0.75);
        }
        boolean namesHook =
                HOOK_AS_TARGET.matcher(sentences).find() && chunks.stream().noneMatch(Chunk.Link.class::isInstance);
        return namesHook ? Slot.inferred(new Start.Webhook(noun), 0.7) : Slot.unknown();
    }

    /** Whether a person is said to start it themselves, beyond filling in a form. */
    static boolean isByHand(String sentences) {
        return BY_HAND.matcher(FORM.matcher(sentences).replaceAll(" ")).find();
    }

    /** Whether a clause tells what starts the work rather than what is done. */
    static boolean isStart(String clause) {
        boolean tellsEvent = EVENT.matcher(clause).find()
                || TRIGGERS.matcher(clause).find()
                || BARE_EVENT.matcher(clause.trim()).find();
        return tellsEvent
                || CUED.matcher(clause).find()
                        && (HOOK.matcher(clause).find()
                                || BY_HAND.matcher(clause).find()
                                || ON_NEW.matcher(clause).find());
    }

    private static boolean isEvent(String sentences) {
        return EVENT.matcher(sentences).find()
                || ON_NEW.matcher(sentences).find()
                || INCOMING.matcher(sentences).results().anyMatch(match -> !isLoop(sentences, match.start()))
                || sentences
                        .lines()
                        .anyMatch(line -> BARE_EVENT.matcher(line.trim()).find());
    }

    /** "For each row in the sheet" goes through what is there; nothing arrives. */
    private static boolean isLoop(String sentences, int at) {
        int from = Math.max(0, at - 4);
        int to = Math.min(sentences.length(), at + 60);
        return Loops.in(sentences.substring(from, to), null).isPresent();
    }

    private static boolean cuedHook(String sentences) {
        return pattern("\\b(?:when|whenever|on|once|each time) (?:an? |the |our )?(?:\\w+ )?web ?hook")
                .matcher(sentences)
                .find();
    }

    private static boolean isHook(String sentences) {
        String withoutTargets = cuedHook(sentences)
                ? sentences
                : HOOK_AS_TARGET.matcher(sentences).replaceAll(match -> {
                    boolean isArrival = match.group().matches("(?i)(?:via|through|on|at) .*")
                            && sentences
                                    .substring(0, match.start())
                                    .matches(
                                            "(?is).*\\b(?:arriv\\w*|com\\w+ in|comes?|coming|in|received|orders?|events?|sent)\\s*$");
                    boolean isOurs = match.group().matches("(?i)to (?:our|my|this|a) web ?hooks?")
                            && sentences
                                    .substring(0, match.start())
                                    .matches("(?is).*\\b(?:posts|sends|calls|posted|sent|pushes)\\b[^.⟨]*");
                    return isArrival || isOurs ? Matcher.quoteReplacement(match.group()) : " ";
                });
        return HOOK.matcher(withoutTargets).find();
    }

    static String noun(String sentences) {
        for (Pattern pattern : NOUNS) {
            Optional<String> noun = pattern.matcher(sentences)
                    .results()
                    .map(match -> Words.singular(match.group("noun").toLowerCase(Locale.ROOT)))
                    .filter(word -> word.length() > 2 && !NOT_THINGS.contains(word))
                    .findFirst();
            if (noun.isPresent()) {
                return noun.get();
            }
        }
        return "request";
    }

    private static <C extends Chunk> Optional<C> first(List<Chunk> chunks, Class<C> kind) {
        return chunks.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
