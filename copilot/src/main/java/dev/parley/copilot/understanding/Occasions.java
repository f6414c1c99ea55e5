package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.understanding.Systems.Kind;
import dev.parley.copilot.understanding.Systems.Mention;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happens in a system people name, or in their mailbox or chat, and sets the work off. */
final class Occasions {
    private static final Pattern BOT = pattern("\\b(?:chat ?bots?|bots?|(?:virtual )?assistants?|agents?)\\b");
    private static final Pattern CHAT =
            pattern("\\b(?:chat ?bots?|live chat|chat with (?:your|my|our|the)|web ?chat)\\b");
    private static final Pattern WRITTEN = pattern(
            "\\b(?:respond\\w*|repl(?:y|ies|ying)|answer\\w*|translat\\w+|transcri\\w+|receiv\\w+|incoming|inbound|new|each|every|when(?:ever)?|once|process\\w*|handl\\w+|listen\\w*)\\b(?:(?!\\b(?:post|send|write)s?\\b)[^.;:,]){0,40}\\b(?:messages?|voice notes?|dms?)\\b");
    private static final String MAIL = "(?:e-?mails?|mails?|(?:gmail|outlook|inbox) messages?)";
    private static final List<Pattern> NEW_MAIL = List.of(
            pattern("\\b(?:new|incoming|inbound|unread|arriving|each|every)\\b[^.;:,]{0,25}\\b" + MAIL + "\\b"),
            pattern("\\b(?:new|incoming|inbound)\\b[^.;:,]{0,15}\\b(?:gmail|outlook)\\b"),
            pattern("\\b" + MAIL
                    + "\\b[^.;:,]{0,40}\\b(?:arriv\\w+|com(?:es?|ing) in|(?:is|are) received|lands?\\b|reach\\w*)"),
            pattern(
                    "\\b(?:reads?|watch(?:es)?|monitors?|checks?) (?:my|our|the|your|an?) (?:[\\p{L}]+ )?(?:inbox|mailbox)\\b"),
            pattern("\\b(?:get|gets|receive|receives|receiving) (?:an? |new )?(?:\\w+ )?" + MAIL + "\\b"));
    private static final Pattern WHEN = pattern(
            "^(?:\\W|and |so |please )*(?:when(?:ever)?|once|as soon as|each time|every time|any ?time|upon|on|after) ");
    private static final Pattern SOMETHING = pattern("^\\w+ (?:someone|somebody|an?|any|one of|i|we) ");
    private static final Pattern INNER_WHEN =
            pattern("(?<!^)\\b(?:every time|each time|whenever|when|once|as soon as) ");
    private static final Pattern FRESH =
            pattern("(?<!\\bto (?:our|the|my|a) )\\b(?:new|incoming|inbound|every|each|latest) (?:[\\p{L}-]+ )?$");
    private static final Pattern BROUGHT =
            pattern("\\b(?:receives?|watch(?:es)?|monitors?|listens? (?:to|for)|track(?:s)?) (?:[\\p{L}#-]+ ){0,4}$");
    private static final Pattern THING_OF = pattern(
            "(?<verb>[\\p{L}]+ )?(?:(?<new>new|incoming|inbound) |\\b(?:an?|each|every|any|all) )(?<noun>[\\p{L}-]+) (?<at>from|in|on|to) (?:the |our |my |a )?$");
    private static final Pattern MAKING = pattern(
            "(?:creat|add|open|mak|insert|writ|post|send|publish|log|sav|stor|book|schedul|regist|upload)\\w* ?");
    private static final Pattern NEXT_WORD = pattern(
            "^ (?!and\\b|or\\b|to\\b|create|send|post|add|write|make|open|update|notify|in\\b|with\\b|is\\b|into\\b|from\\b|for\\b|using\\b|via\\b|at\\b|every\\b|when\\b|has\\b|who\\b|that\\b|on\\b)(?<noun>[\\p{L}]+)");

    private final Systems systems;

    Occasions(Systems systems) {
        this.systems = systems;
    }

    /** @param sentences in which times and addresses are marked already */
    Slot<Start> of(String sentences) {
        List<Mention> mentions = systems.mentions(sentences).stream()
                .filter(mention -> mention.system().kind() != Kind.MODEL)
                .toList();
        Optional<String> chat = first(mentions, Kind.CHAT);
        if (chat.isPresent() && WRITTEN.matcher(sentences).find()) {
            return Slot.said(chat(chat.get()));
        }
        if (NEW_MAIL.stream().anyMatch(pattern -> pattern.matcher(sentences).find())) {
            return Slot.said(event(first(mentions, Kind.MAIL).orElse(null), "mail"));
        }
        Optional<Start> happened = clauses(sentences)
                .or(() -> mentions.stream()
                        .flatMap(mention -> brought(mention, sentences).stream())
                        .findFirst());
        if (happened.isPresent()) {
            return Slot.inferred(happened.get(), 0.75);
        }
        boolean isBot = chat.isPresent() && BOT.matcher(sentences).find();
        return isBot || CHAT.matcher(sentences).find() ? Slot.said(chat(chat.orElse(null))) : Slot.unknown();
    }

    static boolean isBot(String sentences) {
        return BOT.matcher(sentences).find() || CHAT.matcher(sentences).find();
    }

    /** "When a pull request is merged on GitHub"; "GitHub triage: when an issue is opened". */
    private Optional<Start> clauses(String sentences) {
        Optional<Mention> before = Optional.empty();
        for (Clause clause : Clause.of(sentences)) {
            Optional<Mention> mention = systems.mentions(clause.text()).stream()
                    .filter(one -> one.system().isProduct() && one.system().kind() != Kind.MODEL)
                    .findFirst();
            boolean isStart = Starts.isStart(clause.text());
            boolean isWhen = WHEN.matcher(clause.text()).find()
                    && (!clause.isTrailingCondition()
                            || SOMETHING.matcher(clause.text()).find());
            if (mention.isPresent() && (isStart || isWhen) && !isDoing(clause.text(), mention.get())) {
                return Optional.of(event(
                        mention.get().system().name(),
                        noun(clause.text(), mention.get()).orElseGet(() -> Starts.noun(clause.text()))));
            }
            if ((isStart || isWhen && SOMETHING.matcher(clause.text()).find()) && before.isPresent()) {
                return Optional.of(event(before.get().system().name(), Starts.noun(clause.text())));
            }
            before = before.or(() -> mention.filter(one -> one.start() == 0));
        }
        return Optional.empty();
    }

    /** "Post to Slack each time an order arrives": the place is told before the occasion. */
    private static boolean isDoing(String clause, Mention mention) {
        Matcher when = INNER_WHEN.matcher(clause);
        return when.find() && when.start() > mention.start();
    }

    private static Optional<Start> brought(Mention mention, String sentences) {
        if (!mention.system().isProduct()) {
            return Optional.empty();
        }
        String before = sentences.substring(Math.max(0, mention.start() - 60), mention.start());
        Matcher thing = THING_OF.matcher(before);
        if (thing.find()
                && ("from".equals(thing.group("at")) || thing.group("new") != null)
                && (thing.group("verb") == null
                        || !MAKING.matcher(thing.group("verb")).matches())) {
            return Optional.of(event(mention.system().name(), thing.group("noun")));
        }
        return FRESH.matcher(before).find() || BROUGHT.matcher(before).find()
                ? Optional.of(
                        event(mention.system().name(), noun(sentences, mention).orElse("event")))
                : Optional.empty();
    }

    private static Optional<String> noun(String text, Mention mention) {
        Matcher next = NEXT_WORD.matcher(text.substring(mention.end()));
        return next.find() ? Optional.of(next.group("noun")) : Optional.empty();
    }

    private static Optional<String> first(List<Mention> mentions, Kind kind) {
        return mentions.stream()
                .map(Mention::system)
                .filter(system -> system.kind() == kind && system.isProduct())
                .map(Systems.System::name)
                .findFirst();
    }

    private static Start chat(@Nullable String system) {
        return new Start.Chat(system == null ? "message" : system.toLowerCase(Locale.ROOT) + " message", system);
    }

    private static Start event(@Nullable String system, String thing) {
        String noun = Words.singular(thing.toLowerCase(Locale.ROOT));
        String name = Names.identifier(noun);
        String source = (system == null ? "" : Names.identifier(system) + ".") + (name.isEmpty() ? "event" : name);
        return new Start.Event(source, noun, system);
    }
}
