package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Message;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.engine.OrgId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what arrived to the desk: who it is, where it is, and what it means there. */
class Attendant {
    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);

    private final SlackPeople people;
    private final Outbox outbox;
    private final SlackSurface surface;
    private final ChatDesk desk;
    private final Presses presses;
    private final Orders orders;
    private final Lobby lobby;
    private final Shortcuts shortcuts;
    private final Spellings spellings;
    private final Removals removals;

    Attendant(
            SlackPeople people,
            Outbox outbox,
            SlackSurface surface,
            ChatDesk desk,
            Presses presses,
            Orders orders,
            Lobby lobby,
            Shortcuts shortcuts,
            Spellings spellings,
            Removals removals) {
        this.people = people;
        this.outbox = outbox;
        this.surface = surface;
        this.desk = desk;
        this.presses = presses;
        this.orders = orders;
        this.lobby = lobby;
        this.shortcuts = shortcuts;
        this.spellings = spellings;
        this.removals = removals;
    }

    void attend(Kept kept) {
        attend(kept, false);
    }

    private void attend(Kept kept, boolean isAgain) {
        OrgId org = kept.org();
        Arrival arrival = kept.arrival();
        if (arrival instanceof Arrival.Removed(String team)) {
            removals.hear(team);
            return;
        }
        if (arrival instanceof Arrival.Spoken spoken && !isForUs(org, spoken)) {
            return;
        }
        switch (people.meet(org, arrival.team(), arrival.user())) {
            case SlackPeople.Met.Known(Caller caller) -> attend(caller, arrival, isAgain);
            case SlackPeople.Met.Stranger(String why) -> turnAway(org, arrival, why);
        }
    }

    /**
     * The process ended while it was at this, and nothing came of it yet. What does something by itself is better said again than done
     * twice: whether it was done cannot be seen here.
     */
    void resume(Kept kept) {
        if (kept.arrival().words().filter(Orders::doesSomething).isPresent()) {
            apologize(kept);
        } else {
            attend(kept, true);
        }
    }

    /** Words may have been answered already, in part or in whole; what is pressed or sent is only tried twice. */
    void apologize(Kept kept) {
        Arrival arrival = kept.arrival();
        Optional<String> words = arrival.words();
        if (words.isEmpty()) {
            LOG.error("{} from Slack ended the process twice and is given up", kept.id());
        } else if (!(arrival instanceof Arrival.Spoken spoken) || isForUs(kept.org(), spoken)) {
            Optional<SlackPlace> place =
                    arrival instanceof Arrival.Spoken said ? Optional.of(said.place()) : arrival.aside();
            place.ifPresent(known -> apologize(kept.org(), known, words.get()));
        }
    }

    /** @param isAgain whether it may have been begun with before */
    private void attend(Caller caller, Arrival arrival, boolean isAgain) {
        switch (arrival) {
            case Arrival.Spoken spoken -> hear(caller, spoken);
            case Arrival.Pressed pressed -> presses.press(caller, pressed);
            case Arrival.Submitted submitted -> presses.submit(caller, submitted, isAgain);
            case Arrival.Commanded said ->
                orders.carryOut(caller, said.saying(spellings.plain(caller, said.team(), said.text())), isAgain);
            case Arrival.HomeOpened home -> lobby.showHome(caller, home);
            case Arrival.AssistantOpened opened -> lobby.welcome(opened);
            case Arrival.MessageChosen chosen -> shortcuts.choose(caller, chosen);
            case Arrival.AutomationWanted wanted -> shortcuts.ask(caller, wanted);
            case Arrival.Removed(String team) -> removals.hear(team);
        }
    }

    private void hear(Caller caller, Arrival.Spoken spoken) {
        String words = spellings.plain(caller, spoken.team(), spoken.text());
        SlackPlace place = spoken.place();
        if (place.isDirect() && place.thread() != null) {
            lobby.listening(place, outbox.hasSpoken(place.in(caller.org())) ? null : words);
        }
        if (isSpokenTo(spoken) || outbox.isAsking(place.in(caller.org()))) {
            desk.receive(
                    caller,
                    place.in(caller.org()),
                    words.isEmpty() ? new ChatEvent.Commanded("help", "") : new ChatEvent.Said(words));
        } else {
            desk.overhear(caller, place.in(caller.org()), words, Orders.isOrder(words));
        }
    }

    private static boolean isSpokenTo(Arrival.Spoken spoken) {
        return spoken.isDirect() || spoken.isAddressed();
    }

    /** Whoever mentions Parley or speaks to it alone; and everybody in a thread that it takes part in. */
    private boolean isForUs(OrgId org, Arrival.Spoken spoken) {
        return isSpokenTo(spoken)
                || outbox.hasSpoken(spoken.place().in(org))
                || spoken.thread() != null
                        && outbox.byTimestamp(org, spoken.team(), spoken.channel(), spoken.thread())
                                .isPresent();
    }

    /** Strangers may talk to others in a thread that Parley takes part in. */
    private void turnAway(OrgId org, Arrival arrival, String why) {
        if (arrival instanceof Arrival.Spoken spoken && !isSpokenTo(spoken)) {
            return;
        }
        arrival.aside().ifPresent(place -> surface.post(place.in(org), Message.of("", Block.warning(why))));
    }

    private void apologize(OrgId org, SlackPlace place, String said) {
        String gist = said.length() <= 80 ? said : said.substring(0, 79) + "…";
        surface.post(
                place.in(org),
                Message.of(
                        "",
                        Block.warning("I was restarted while I read “" + gist
                                + "”. If nothing came of it, please say it again.")));
    }
}
