package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Message;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.engine.OrgId;

/** Brings what arrived to the desk: who it is, where it is, and what it means there. */
class Attendant {
    private final Workspaces workspaces;
    private final SlackPeople people;
    private final Outbox outbox;
    private final SlackSurface surface;
    private final ChatDesk desk;
    private final Presses presses;
    private final Orders orders;
    private final Lobby lobby;
    private final UserGroups groups;

    Attendant(
            Workspaces workspaces,
            SlackPeople people,
            Outbox outbox,
            SlackSurface surface,
            ChatDesk desk,
            Presses presses,
            Orders orders,
            Lobby lobby,
            UserGroups groups) {
        this.workspaces = workspaces;
        this.people = people;
        this.outbox = outbox;
        this.surface = surface;
        this.desk = desk;
        this.presses = presses;
        this.orders = orders;
        this.lobby = lobby;
        this.groups = groups;
    }

    void attend(Kept kept) {
        OrgId org = kept.org();
        Arrival arrival = kept.arrival();
        if (arrival instanceof Arrival.Spoken spoken && !isForUs(org, spoken)) {
            return;
        }
        switch (people.meet(org, arrival.team(), arrival.user())) {
            case SlackPeople.Met.Known(Caller caller) -> attend(caller, arrival);
            case SlackPeople.Met.Stranger(String why) -> turnAway(org, arrival, why);
        }
    }

    /** The process ended while it was at this. Pressing twice is harmless; what was said is better said again than done twice. */
    void resume(Kept kept) {
        switch (kept.arrival()) {
            case Arrival.Pressed _, Arrival.Submitted _, Arrival.HomeOpened _, Arrival.AssistantOpened _ ->
                attend(kept);
            case Arrival.Spoken spoken -> {
                if (isForUs(kept.org(), spoken)) {
                    apologize(kept.org(), place(spoken), spoken.text());
                }
            }
            case Arrival.Commanded said ->
                apologize(
                        kept.org(),
                        SlackPlace.channel(said.team(), said.channel()).onlyFor(said.user()),
                        said.text());
        }
    }

    private void attend(Caller caller, Arrival arrival) {
        switch (arrival) {
            case Arrival.Spoken spoken -> hear(caller, spoken);
            case Arrival.Pressed pressed -> presses.press(caller, pressed);
            case Arrival.Submitted submitted -> presses.submit(caller, submitted);
            case Arrival.Commanded said ->
                orders.carryOut(
                        caller,
                        new Arrival.Commanded(
                                said.team(), said.user(), said.channel(), words(caller, said.team(), said.text())));
            case Arrival.HomeOpened home -> lobby.showHome(caller, home.user());
            case Arrival.AssistantOpened opened -> lobby.welcome(opened);
        }
    }

    private void hear(Caller caller, Arrival.Spoken spoken) {
        String words = words(caller, spoken.team(), spoken.text());
        SlackPlace place = place(spoken);
        if (place.isDirect() && place.thread() != null) {
            lobby.listening(place, outbox.hasSpoken(place.in(caller.org())) ? null : words);
        }
        desk.receive(
                caller,
                place.in(caller.org()),
                words.isEmpty() ? new ChatEvent.Commanded("help", "") : new ChatEvent.Said(words));
    }

    private String words(Caller caller, String team, String text) {
        String bot = workspaces.of(team).map(Workspace::botUser).orElse("");
        return SlackWords.plain(
                text,
                bot,
                user -> people.mentioned(caller.org(), team, user)
                        .map(SlackPeople::idOf)
                        .orElse(user),
                group -> groups.nameOf(team, group));
    }

    /** Whoever mentions Parley or speaks to it alone; and everybody in a thread that it takes part in. */
    private boolean isForUs(OrgId org, Arrival.Spoken spoken) {
        return spoken.isDirect()
                || spoken.isAddressed()
                || outbox.hasSpoken(place(spoken).in(org))
                || spoken.thread() != null
                        && outbox.byTimestamp(org, spoken.team(), spoken.channel(), spoken.thread())
                                .isPresent();
    }

    private static SlackPlace place(Arrival.Spoken spoken) {
        if (spoken.thread() == null && spoken.isDirect()) {
            return SlackPlace.channel(spoken.team(), spoken.channel());
        }
        String thread = spoken.thread() == null ? spoken.ts() : spoken.thread();
        return SlackPlace.thread(spoken.team(), spoken.channel(), thread);
    }

    private void turnAway(OrgId org, Arrival arrival, String why) {
        SlackPlace place = switch (arrival) {
            case Arrival.Spoken spoken ->
                spoken.isDirect() ? place(spoken) : place(spoken).onlyFor(spoken.user());
            case Arrival.Commanded said ->
                SlackPlace.channel(said.team(), said.channel()).onlyFor(said.user());
            case Arrival.Pressed pressed
            when pressed.channel() != null ->
                new SlackPlace(pressed.team(), pressed.channel(), pressed.thread(), pressed.user());
            case Arrival.Pressed _, Arrival.Submitted _, Arrival.HomeOpened _, Arrival.AssistantOpened _ -> null;
        };
        if (place != null) {
            surface.post(place.in(org), Message.of("", Block.warning(why)));
        }
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
