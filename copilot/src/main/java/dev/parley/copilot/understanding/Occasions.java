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
    private static final Pattern CHAT = pattern(
            "\\b(?:chat ?bots?|live chat|customer chats?|chats? with (?:our )?customers|chat with (?:your|my|our|the)|web ?chat)\\b");
    private static final Pattern WRITTEN = pattern(
            "\\b(?:respond\\w*|repl(?:y|ies|ying)|answer\\w*|translat\\w+|transcri\\w+|receiv\\w+|incoming|inbound|new|each|every|when(?:ever)?|once|process\\w*|handl\\w+|listen\\w*)\\b(?:(?!\\b(?:post|send|write)s?\\b)[^.;:,]){0,40}\\b(?:messages?|voice notes?|dms?)\\b");
    /** "When I star a message": something is done to what was written. */
    private static final Pattern DONE_TO_MESSAGE = pattern(
            "\\b(?:when(?:ever)?|each time|every time|once|as soon as) (?:i|we|someone|somebody|people|anyone|an? [\\p{L}]+) (?!sends?\\b|writes?\\b|posts?\\b|gets?\\b|receives?\\b|types?\\b|leaves?\\b|drops?\\b|asks?\\b|messages?\\b)[\\p{L}]+ (?:to |with |on )?(?:an?|the|any) (?:[\\p{L}]+ )?(?:message|dm|post)s?\\b");
    /** "Voice memos I send to Telegram should …", "photos sent to our bot become …". */
    private static final Pattern BROUGHT_BY_PEOPLE = pattern(
            "\\b(?<noun>[\\p{L}-]+) (?:(?:that|which) )?(?:(?:i|we|people|users|customers|clients|colleagues|employees|they|someone|guests|visitors) )?(?:send|sent|post|posted|upload|uploaded|drop|dropped|forward|forwarded|submit|submitted|put|share|shared|leave|left) (?:to|in|into|on|at|via) (?:(?:our|my|the|a|this) )?(?:[\\p{L}-]+ )?$");
    /** "Tweets I like", "questions people ask". */
    private static final Pattern OF_PEOPLE = pattern(
            "\\b(?<noun>[\\p{L}-]+s) (?:(?:that|which) )?(?:i|we|people|users|customers|fans|followers|clients|visitors) (?:like|star|save|bookmark|post|ask|leave|write|send|publish|upload|flag|tag|share|record|create)\\b");
    /** "Reply to Instagram comments". */
    private static final Pattern REPLIED_TO = pattern(
            "\\b(?:repl(?:y|ies|ying) to|answer(?:s|ing)?|respond(?:s|ing)? to|moderat(?:e|es|ing)|react(?:s|ing)? to) (?:(?:the|my|our|all|every|each|new) )*$");

    /** "Forward invoices from …", "tickets in … should be escalated": goes on and on, so each time there is one. */
    private static final Pattern FORWARDED = pattern(
            "\\b(?:forward|route|sync|mirror|pass|push|send|post|copy)(?:s|es)? (?:only )?(?!(?:an?|the|it|me|us|them)\\b)(?:[\\p{L}'-]+ ){0,2}(?<noun>[\\p{L}-]+s) (?:⟨\\d+⟩ )?(?:(?:over|above|under|below|of more than) [^,.;]{1,15})?from (?:(?:our|my|the|a) )?$");

    private static final Pattern OBLIGED =
            pattern("^ (?:channel |board |queue |inbox )?(?:should|must|need|needs|have to|has to|are to) ");
    private static final Pattern THINGS_IN = pattern("\\b(?<noun>[\\p{L}-]+s) (?:in|on|from) (?:(?:our|my|the) )?$");
    /** "Whenever somebody leaves a review on …", "whoever answers …": something happens, whatever tells of it. */
    private static final Pattern HAPPENS = pattern(
            "^(?:\\W|and |so |please )*(?:(?:when(?:ever)?|as soon as|each time|every time|any ?time) (?:an?|any|one of|some(?:one|body)|anyone|people|customers?|users?|our|my|new|the) (?!.*\\b(?:done|finished|approv\\w+|fails?|ready|confirm\\w*|agree\\w*|reject\\w*)\\b)|(?:whoever|anyone who|everyone who|anybody who) )[\\p{L}' -]{6,}");

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

    /** "15 minutes before a meeting". */
    private static final Pattern AHEAD = pattern(
            "\\b(?:minutes?|hours?|shortly|right) (?:before|ahead of) (?:(?:an?|the|any|each|every|my|our) )?(?:[\\p{L}]+ ){0,3}(?<noun>event|meeting|appointment|call)s?\\b");

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
        boolean isDoneToMessage = DONE_TO_MESSAGE.matcher(sentences).find();
        if (chat.isPresent() && !isDoneToMessage && WRITTEN.matcher(sentences).find()) {
            return Slot.said(chat(chat.get()));
        }
        if (Mailboxes.areSpokenOf(sentences)) {
            return Slot.said(event(first(mentions, Kind.MAIL).orElse(null), "mail"));
        }
        Optional<Start> happened = ahead(mentions, sentences)
                .or(() -> clauses(sentences))
                .or(() -> mentions.stream()
                        .flatMap(mention -> byPeople(mention, sentences).stream())
                        .findFirst())
                .or(() -> mentions.stream()
                        .flatMap(mention -> brought(mention, sentences).stream())
                        .findFirst());
        if (happened.isPresent()) {
            return Slot.inferred(happened.get(), 0.75);
        }
        boolean isBot =
                chat.isPresent() && !isDoneToMessage && BOT.matcher(sentences).find();
        return isBot || CHAT.matcher(sentences).find() ? Slot.said(chat(chat.orElse(null))) : Slot.unknown();
    }

    /** The faintest sign that something happens: nobody knows where. */
    static Optional<Start> somewhere(String sentences) {
        return Clause.of(sentences).stream()
                .filter(clause ->
                        clause.opensSentence() && HAPPENS.matcher(clause.text()).find())
                .findFirst()
                .map(clause -> new Start.Webhook(Starts.noun(clause.text())));
    }

    /** Whether a clause tells that something happens somewhere. */
    static boolean isWhen(String clause) {
        return WHEN.matcher(clause).find() && SOMETHING.matcher(clause).find();
    }

    static boolean isBot(String sentences) {
        return BOT.matcher(sentences).find() || CHAT.matcher(sentences).find();
    }

    private static Optional<Start> ahead(List<Mention> mentions, String sentences) {
        Matcher ahead = AHEAD.matcher(sentences);
        return ahead.find()
                ? Optional.of(event(
                        mentions.stream()
                                .map(mention -> mention.system().name())
                                .filter(name -> name.toLowerCase(Locale.ROOT).contains("calendar"))
                                .findFirst()
                                .orElse("calendar"),
                        ahead.group("noun")))
                : Optional.empty();
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

    private static Optional<Start> byPeople(Mention mention, String sentences) {
        if (!mention.system().isProduct()) {
            return Optional.empty();
        }
        String before = sentences.substring(Math.max(0, mention.start() - 80), mention.start());
        Matcher brought = BROUGHT_BY_PEOPLE.matcher(before);
        if (brought.find()) {
            return Optional.of(
                    mention.system().kind() == Kind.CHAT
                            ? chat(mention.system().name())
                            : event(mention.system().name(), brought.group("noun")));
        }
        Matcher forwarded = FORWARDED.matcher(before);
        Matcher things = THINGS_IN.matcher(before);
        boolean isObliged = OBLIGED.matcher(sentences.substring(mention.end())).find();
        if (forwarded.find()) {
            return Optional.of(event(
                    mention.system().name(), mention.system().kind() == Kind.MAIL ? "mail" : forwarded.group("noun")));
        }
        if (isObliged && things.find()) {
            return Optional.of(event(mention.system().name(), things.group("noun")));
        }
        Optional<String> next = noun(sentences, mention);
        if (REPLIED_TO.matcher(before).find() && next.isPresent()) {
            return Optional.of(event(mention.system().name(), next.get()));
        }
        Matcher liked = OF_PEOPLE.matcher(sentences);
        return liked.find() && liked.start() < mention.end() + 60
                ? Optional.of(event(mention.system().name(), liked.group("noun")))
                : Optional.empty();
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
