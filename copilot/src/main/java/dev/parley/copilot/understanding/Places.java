package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Systems.Kind;
import dev.parley.copilot.understanding.Systems.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of the systems named is read from and which is written to. */
final class Places {
    private static final Pattern FROM = pattern(
            "\\b(?:from|(?<!channel )of|over|within|across|based on|check(?:s|ing)?|search(?:es|ing)?|quer(?:y|ies|ying)|poll(?:s|ing)?|scrap(?:es?|ing)|monitor(?:s|ing)?) (?:[\\p{L}'-]+ ){0,2}$|\\bbetween $");
    private static final Pattern TO = pattern("\\b(?:to|into|on|onto|via|through|with|by|at) (?:[\\p{L}'#-]+ ){0,2}$");
    private static final Pattern SENT_LATER = pattern("\\b(?:published|posted|sent|updated)\\b");
    private static final Pattern UNWANTED =
            pattern("\\b(?:don't|do not|doesn't|never|without|instead of|rather than) [^.,;:]{0,30}$");
    private static final Pattern KEPT = pattern(
            "\\b(?:stored|kept|located|hosted|found|saved|living|contained|available|held|listed) (?:in|on|at) (?:[\\p{L}'-]+ )?$");
    private static final Pattern IN = pattern("\\bin (?:the |our |my |a )?(?:#?[\\p{L}-]+ channel (?:in|on|of) )?$");
    private static final Pattern READING = pattern(
            "\\b(?:list(?:s|ing)?(?= (?:the|all|my|our|every|new|open)\\b)|find(?:s|ing)?|look(?:s|ing)? up|get|fetch\\w*|read\\w*|pull\\w*|load\\w*|retriev\\w+|collect\\w*|check\\w*|quer\\w+|gather\\w*|import\\w*|summari[sz]\\w+|extract\\w*|analy[sz]\\w+|compil\\w+|go(?:es|ing)? through|loop\\w* \\w+|iterat\\w+ \\w+|monitor\\w*|scrap\\w+|search\\w*|compar\\w+|count\\w*|measur\\w+|track\\w*|watch\\w*|tak(?:e|es|ing)|clean up|answers?(?: [\\p{L}]+){0,2} questions)\\b");
    private static final Pattern WRITING = pattern(
            "\\b(?:post\\w*|send\\w*|sav\\w+|stor\\w+|add\\w*|creat\\w+|updat\\w+|publish\\w*|writ\\w+|upload\\w*|append\\w*|log(?:s|ged)?|notif\\w+|alert\\w*|deliver\\w*|share\\w*|book\\w*|label\\w*|assign\\w*|sync\\w*|upsert\\w*|insert\\w*|repl(?:y|ies)|respond\\w*|drafts?|put|puts|(?<!\\b(?:the|all|my|our|any|every|each|new|list|of|for) )open|delet\\w+|enrich\\w*|ping\\w*|generat\\w+|set|sets|warn\\w*|tell|tells|remind\\w*|mov(?:e|es)|cop(?:y|ies)|turn|turns|ask|asks|deploy\\w*|fil(?:e|es|ed|ing)|mak(?:e|es|ing)|let|lets|keep\\w*|archiv\\w+|record\\w*|schedul\\w+|becom\\w+|end(?:s)? up|pag(?:e|es|ing)|text(?:s)?|nudg\\w+|messag\\w+|mirror\\w*|export\\w*|migrat\\w+|transfer\\w*|back(?:s|ed|ing)? up|invit\\w+|subscrib\\w+|escalat\\w+|hand(?:s|ed)?|merg\\w+|cancel\\w*|refund\\w*|pay|pays|paid)\\b");
    private static final Pattern OWNER = pattern(
            "^(?:'s)? (?!and\\b|or\\b|to\\b|in\\b|with\\b|is\\b|if\\b|when\\b|using\\b|via\\b|every\\b|as\\b|on\\b|for\\b|at\\b|channel\\b|the\\b|know\\b|so\\b|then\\b|by\\b)[\\p{L}]+");
    private static final Pattern ONWARD = pattern(
            "^(?:'s)?(?: (?!message|notification|alert|reminder|dm|digest|e?mail|invitation|post\\b)[\\p{L}'-]+){0,2} (?:over |out )?(?:to|into|→|->) (?!(?:track|remind|let|tell|say|ask|make|keep|see|know|be|do|get|help)\\b)");
    /** "A Slack digest", "the Discord channel": something made for the place that is named. */
    private static final Pattern MADE_FOR = pattern(
            "^ (?:digests?|notifications?|alerts?|reminders?|dms?|pings?|channels?|groups?|updates? (?:of|from|about|on)|messages? (?:to|with|saying|when|if|that))\\b|^ (?:know|channel|team) ");

    private static final Pattern NEW = pattern("\\b(?:an?|another|one) (?:new )?$");
    /** "Compare with ours in PostgreSQL". */
    private static final Pattern COMPARED = pattern(
            "\\b(?:compar\\w+|match\\w*|cross-?check\\w*|reconcil\\w+|look\\w* (?:it |them |this |that )?up) [^.;:,]{0,40}$");

    /** What was drafted goes back to where the question came from. */
    private static final Pattern BACK =
            pattern("\\b(?:publish\\w*|repl(?:y|ies)|respond\\w*|post\\w*|send\\w*) (?:it|them|to)\\b");

    private static final Pattern JOINED = pattern("(?:^|[.;:,] |\\b(?:and|then|please) )$");
    private static final Pattern OBJECT = pattern("^ (?:the|them|it|every|each|all|our|him|her|an?) ");
    private static final Pattern WRITTEN_ONLY =
            pattern("\\b(?:writ(?:e|es|ing)|draft\\w*|compos\\w+|generat\\w+) (?:[\\p{L}-]+ ){0,3}$");

    private final Systems systems;

    Places(Systems systems) {
        this.systems = systems;
    }

    /** The system a request of this clause goes to, or reads from. */
    Optional<String> of(String clause, boolean isFetch) {
        List<Mention> mentions = named(clause);
        return mentions.stream()
                .filter(mention -> mention.system().isProduct())
                .filter(mention -> (isFetch ? FROM : TO)
                        .matcher(clause.substring(0, mention.start()))
                        .find())
                .findFirst()
                .or(() -> mentions.stream()
                        .filter(mention -> mention.system().isProduct() && isRead(clause, mention) == isFetch)
                        .findFirst())
                .or(() -> isFetch
                        ? mentions.stream()
                                .filter(mention -> mention.system().isProduct())
                                .findFirst()
                        : Optional.empty())
                .or(() -> mentions.stream()
                        .filter(mention -> !mention.system().isProduct())
                        .findFirst())
                .map(mention -> mention.system().name());
    }

    /** Whether a piece of text names systems and only reads from them. */
    boolean onlyReads(String clause) {
        List<Mention> mentions = named(clause);
        return !mentions.isEmpty() && mentions.stream().allMatch(mention -> isRead(clause, mention));
    }

    /** Whether something is done in words that name a system. */
    boolean acts(String sentences) {
        return named(sentences).stream().anyMatch(mention -> mention.system().isProduct())
                && (READING.matcher(sentences).find()
                        || WRITING.matcher(sentences).find());
    }

    /** Where a message is to go, as in "alert me on Telegram" or "send a reminder by e-mail". */
    Optional<String> target(String clause) {
        List<Mention> told = named(clause).stream()
                .filter(mention -> TO.matcher(clause.substring(0, mention.start()))
                                .find()
                        || IN.matcher(clause.substring(0, mention.start())).find())
                .toList();
        return told.stream()
                .filter(mention -> mention.system().isProduct())
                .findFirst()
                .or(() -> told.stream().findFirst())
                .map(mention -> mention.system().name());
    }

    /** The system whose things a loop goes through, as in "each row of the Google Sheet". */
    Optional<String> source(String clause, int after) {
        return named(clause).stream()
                .filter(mention -> mention.start() >= after && mention.start() - after < 40)
                .filter(mention -> clause.substring(after, mention.start())
                        .matches("(?i) ?(?:(?:of|in|from|on) (?:[\\p{L}'-]+ ){0,3})?"))
                .map(mention -> mention.system().name())
                .findFirst();
    }

    /** The same steps, with calls of the systems named that none of them is about. */
    List<Step> completed(List<Step> steps, String sentences, @Nullable Start start) {
        boolean isMailed = named(sentences).stream()
                .anyMatch(mention -> mention.system().kind() == Kind.MAIL
                        && mention.system().isProduct()
                        && calls(steps, mention.system().name()));
        List<Step> told = new ArrayList<>(steps);
        List<Step> reads = new ArrayList<>();
        List<Step> writes = new ArrayList<>();
        int key = Steps.nextKey(steps);
        String begins = system(start);
        for (Mention mention : named(sentences)) {
            String name = mention.system().name();
            boolean isTold = name.equals(begins) || calls(steps, name) || calls(reads, name) || calls(writes, name);
            boolean isMail = isMailed
                    && !mention.system().isProduct()
                    && mention.system().kind() == Kind.MAIL;
            boolean isVague = isMail
                    || !mention.system().isProduct()
                            && !steps.isEmpty()
                            && (start instanceof Start.Event || !isSent(sentences, mention));
            if (!isTold && !isVague) {
                boolean isRead = isRead(sentences, mention);
                Step.Call call = call(key++, name, isRead, isRead ? "" : "result");
                if (isRead) {
                    reads.add(call);
                } else {
                    insert(told, call, sentences.substring(mention.end()));
                    writes.add(call);
                }
            }
        }
        boolean isAnswered = start instanceof Start.Chat
                && !Steps.all(steps, Step.Think.class).isEmpty()
                && begins != null
                && !calls(steps, begins);
        boolean isSilent = begins != null
                && writes.isEmpty()
                && Steps.all(steps, Step.Call.class).stream().allMatch(Step.Call::isFetch)
                && (Steps.all(steps, Step.Show.class).isEmpty()
                        || BACK.matcher(sentences).find());
        if (isSilent || isAnswered) {
            told.add(call(key, begins, false, start instanceof Start.Chat ? "reply" : "result"));
        }
        List<Step> all = new ArrayList<>(reads);
        all.addAll(told);
        return List.copyOf(all);
    }

    /** Before the first step whose system is only named later. */
    private void insert(List<Step> steps, Step.Call call, String after) {
        List<String> later =
                named(after).stream().map(mention -> mention.system().name()).toList();
        int at = 0;
        while (at < steps.size()
                && !(steps.get(at) instanceof Step.Call next
                        && !next.isFetch()
                        && next.system() != null
                        && later.contains(next.system()))) {
            at++;
        }
        steps.add(at, call);
    }

    private static @Nullable String system(@Nullable Start start) {
        return switch (start) {
            case Start.Event event -> event.system();
            case Start.Chat chat -> chat.system();
            case Start.Webhook _, Start.Schedule _, Start.Manual _ -> null;
            case null -> null;
        };
    }

    static Step.Call call(int key, String system, boolean isRead, String what) {
        return new Step.Call(
                key,
                isRead ? Slot.said("GET") : Slot.inferred("POST", 0.8),
                Slot.unknown(),
                isRead ? Step.Payload.NOTHING : Step.Payload.LATEST,
                what,
                system,
                List.of());
    }

    /** "Don't send the mail" names a place nothing goes to. */
    private List<Mention> named(String text) {
        return systems.mentions(text).stream()
                .filter(mention -> mention.system().kind() != Kind.MODEL)
                .filter(mention ->
                        !UNWANTED.matcher(text.substring(0, mention.start())).find())
                .toList();
    }

    private static boolean isRead(String text, Mention mention) {
        String before = text.substring(Math.max(0, mention.start() - 60), mention.start())
                .replaceFirst("^.*[.;:!?]\\s", "");
        String after = text.substring(mention.end());
        if (MADE_FOR.matcher(after).find()) {
            return false;
        }
        if (FROM.matcher(before).find()
                || KEPT.matcher(before).find()
                || COMPARED.matcher(before).find()
                || ONWARD.matcher(after).find() && !NEW.matcher(before).find()) {
            return true;
        }
        if (TO.matcher(before).find() || !mention.system().isProduct()) {
            return false;
        }
        int reads = last(READING, before);
        int writes = last(WRITING, before);
        boolean isUsed =
                OWNER.matcher(after).find() && !SENT_LATER.matcher(after).find();
        return reads == writes ? isUsed && writes < 0 : reads > writes;
    }

    /** "And e-mail the owner" sends; "writes cold e-mails" does not. */
    private static boolean isSent(String text, Mention mention) {
        String before = text.substring(0, mention.start());
        boolean isVerb = JOINED.matcher(before).find()
                && OBJECT.matcher(text.substring(mention.end())).find();
        return isVerb || !WRITTEN_ONLY.matcher(before).find() && isSent(before);
    }

    private static boolean isSent(String before) {
        return TO.matcher(before).find()
                || WRITING.matcher(before.replaceFirst("(?s)^.*[.;:!?]\\s", "")).find();
    }

    private static int last(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToInt(match -> match.start())
                .max()
                .orElse(-1);
    }

    private static boolean calls(List<Step> steps, String system) {
        return Steps.all(steps, Step.Call.class).stream().anyMatch(call -> system.equals(call.system()));
    }
}
