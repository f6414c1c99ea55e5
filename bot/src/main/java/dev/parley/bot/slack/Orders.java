package dev.parley.bot.slack;

import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Message;
import dev.parley.bot.commands.Commands;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.workflow.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code /parley …}. What only shows something, or would run what is not there, is seen by whoever asked; what does something is seen by
 * the channel; {@code new} and {@code import} open a thread for the wish.
 */
class Orders {
    private static final Set<String> SHOWING = Set.of(
            "help",
            "list",
            "workflows",
            "status",
            "runs",
            "approvals",
            "schedule",
            "schedules",
            "versions",
            "diff",
            "explain",
            "tests");
    private static final Set<String> DOING = Set.of(
            "run",
            "start",
            "replay",
            "retry",
            "pause",
            "resume",
            "cancel",
            "approve",
            "reject",
            "rollback",
            "test",
            "keep",
            "what",
            "why",
            "delegate",
            "quiet",
            "loud");
    /** Commands that many a sentence begins with. */
    private static final Set<String> AMONG_PEOPLE = Set.of("what", "why", "keep", "test", "start");

    /** What these begin is talked about in a thread of its own. */
    private static final Set<String> OPENING = Set.of("new", "import", "connect");

    private static final String NOT_HERE =
            "I am not in this conversation, so I answer in our direct messages. To have me in a channel, say `/invite @Parley` there.";

    /** A sentence of so many words is a wish, whatever it begins with. */
    private static final int WORDS_OF_A_WISH = 4;

    private final Switchboard slack;
    private final Asides asides;
    private final ChatDesk desk;
    private final Commands commands;
    private final SlackSurface surface;
    private final Wishes wishes;

    Orders(Switchboard slack, Asides asides, ChatDesk desk, Commands commands, SlackSurface surface, Wishes wishes) {
        this.slack = slack;
        this.asides = asides;
        this.desk = desk;
        this.commands = commands;
        this.surface = surface;
        this.wishes = wishes;
    }

    /**
     * Slack offers the command everywhere, also between two people and in channels that Parley is not in; there it is answered in the direct
     * messages.
     *
     * @param isAgain whether it may have been begun with before
     */
    void carryOut(Caller caller, Arrival.Commanded said, boolean isAgain) {
        if (isHere(said)) {
            obey(caller, said, isAgain);
        } else {
            obey(caller, said.in(slack.direct(said.team(), said.user())), isAgain);
            asides.tell(Objects.requireNonNullElse(said.answerAt(), ""), NOT_HERE);
        }
    }

    /** A wish is talked about, so that Parley must hear what is said there. */
    private boolean isHere(Arrival.Commanded said) {
        SlackApi api = slack.to(said.team());
        return isWish(said.text()) ? api.isMember(said.channel()) : api.canSee(said.channel());
    }

    private void obey(Caller caller, Arrival.Commanded said, boolean isAgain) {
        SlackPlace channel = SlackPlace.channel(said.team(), said.channel());
        SlackPlace aside = channel.isDirect() ? channel : channel.onlyFor(said.user());
        String text = said.text().isEmpty() ? "help" : said.text();
        String[] parts = text.split("\\s+", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        String rest = parts.length == 1 ? "" : parts[1];
        if (SHOWING.contains(word) && !isChange(word, rest)) {
            desk.receive(caller, aside.in(caller.org()), new ChatEvent.Commanded(word, rest));
        } else if (DOING.contains(word) || isChange(word, rest)) {
            SlackPlace answered = commands.isMiss(caller, channel.in(caller.org()), text) ? aside : channel;
            desk.receive(caller, answered.in(caller.org()), new ChatEvent.Commanded(word, rest));
        } else if (!OPENING.contains(word) && commands.isFor(caller, channel.in(caller.org()), text)) {
            desk.receive(caller, aside.in(caller.org()), new ChatEvent.Commanded(word, rest));
        } else if (isWish(text)) {
            wish(caller, said, word.equals("new") ? rest : text, isAgain);
        } else {
            say(caller, aside, unknown(word));
        }
    }

    /** Whether these words would do something by themselves, rather than show it, ask, or answer a question. */
    static boolean doesSomething(String text) {
        String[] words = text.strip().replaceFirst("^(<@\\w+>\\s*)+", "").split("\\s+", 2);
        String word = words[0].toLowerCase(Locale.ROOT);
        return DOING.contains(word) || isChange(word, words.length == 1 ? "" : words[1]);
    }

    /** Whether these words read like a command, and not like a sentence among people. */
    static boolean isOrder(String text) {
        String word = text.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return !AMONG_PEOPLE.contains(word) && (SHOWING.contains(word) || doesSomething(text));
    }

    /** Whether these words say what should happen, rather than name a command. */
    static boolean isWish(String text) {
        String[] words = text.strip().split("\\s+");
        String word = words[0].toLowerCase(Locale.ROOT);
        return OPENING.contains(word)
                || words.length >= WORDS_OF_A_WISH && !SHOWING.contains(word) && !DOING.contains(word);
    }

    /** Alone it shows what is scheduled; with a name and a time it changes that. */
    private static boolean isChange(String word, String rest) {
        return word.equals("schedule") && !rest.isBlank();
    }

    private static String unknown(String word) {
        List<String> words =
                Stream.of(SHOWING, DOING, OPENING).flatMap(Set::stream).sorted().toList();
        Optional<String> near = Nearest.to(word, words);
        return "I know no `/parley " + word + "`. "
                + near.map(close -> "Did you mean `/parley " + close + "`? ").orElse("")
                + "`/parley help` shows what I understand; `/parley new …` takes a wish in a sentence.";
    }

    /** In a channel, the wish stands at the head of its own thread, so that everybody sees what is being talked about. */
    private void wish(Caller caller, Arrival.Commanded said, String wish, boolean isAgain) {
        SlackPlace channel = SlackPlace.channel(said.team(), said.channel());
        if (wish.isBlank()) {
            say(
                    caller,
                    channel.isDirect() ? channel : channel.onlyFor(said.user()),
                    "Tell me what should happen: `/parley new every Monday at 9:00, …`.");
            return;
        }
        if (channel.isDirect()) {
            desk.receive(caller, channel.in(caller.org()), new ChatEvent.Said(wish));
            return;
        }
        Outcome<String> head = wishes.open(
                caller, said.team(), said.user(), said.channel(), "command " + said.trigger(), wish, isAgain);
        switch (head) {
            case Outcome.Answered<String> _ -> {}
            case Outcome.Limited<String> _, Outcome.Unsure<String> _ ->
                say(
                        caller,
                        channel.onlyFor(said.user()),
                        "Slack does not let me post here just now. Try again in a minute.");
            case Outcome.Refused<String> refused ->
                say(
                        caller,
                        channel.onlyFor(said.user()),
                        "I cannot post here (`" + refused.error()
                                + "`). Invite me with `/invite @Parley`, or tell me in a direct message.");
        }
    }

    private void say(Caller caller, SlackPlace place, String words) {
        surface.post(place.in(caller.org()), Message.of(words));
    }
}
