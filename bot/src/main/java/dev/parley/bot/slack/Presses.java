package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Message;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.slack.Outbox.Known;
import dev.parley.bot.slack.blocks.Answer;
import dev.parley.bot.slack.blocks.Answers;
import dev.parley.bot.slack.blocks.MessageForm;
import dev.parley.bot.slack.blocks.Modals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buttons, menus and modals. */
class Presses {
    private static final Logger LOG = LoggerFactory.getLogger(Presses.class);
    /** What a modal carries along: the conversation that it belongs to. */
    private static final String CONVERSATION = "conversation";
    /** The address that takes away the message with the form, where one person alone sees it. */
    private static final String SHOWN_AT = "shownAt";

    private final Outbox outbox;
    private final Sheets sheets;
    private final Poster poster;
    private final Switchboard slack;
    private final Shortcuts shortcuts;
    private final Lobby lobby;
    private final Asides asides;
    private final SlackSurface surface;
    private final ChatDesk desk;

    Presses(
            Outbox outbox,
            Sheets sheets,
            Poster poster,
            Switchboard slack,
            Shortcuts shortcuts,
            Lobby lobby,
            Asides asides,
            SlackSurface surface,
            ChatDesk desk) {
        this.outbox = outbox;
        this.sheets = sheets;
        this.poster = poster;
        this.slack = slack;
        this.shortcuts = shortcuts;
        this.lobby = lobby;
        this.asides = asides;
        this.surface = surface;
        this.desk = desk;
    }

    void press(Caller caller, Arrival.Pressed pressed) {
        Optional<Known> message = message(caller, pressed);
        Map<String, String> shortened =
                message.map(known -> sheets.rendered(known.body()).shortened()).orElse(Map.of());
        SlackPlace place = message.map(Known::place).orElseGet(() -> around(pressed));
        switch (Answers.of(pressed.payload(), shortened)) {
            case Answer.Happened(ChatEvent.Said said, var _) -> answer(caller, place, pressed, message, said);
            case Answer.Happened(ChatEvent event, var _) -> {
                receive(caller, place, pressed.user(), event);
                tidy(caller, pressed, message, event);
            }
            case Answer.Opens(MessageForm form) -> open(caller, pressed, place, form);
            case Answer.Nothing _ -> {}
        }
    }

    /** What was answered already is not answered again: the words would be heard as an answer to the next question. */
    private void answer(
            Caller caller, SlackPlace place, Arrival.Pressed pressed, Optional<Known> message, ChatEvent.Said said) {
        if (message.filter(known -> known.body().question() == null).isPresent()) {
            say(caller, aside(place, pressed.user()), "That was answered already; your press changed nothing.");
            return;
        }
        message.ifPresent(known -> show(caller, known, said.text()));
        receive(caller, place, pressed.user(), said);
    }

    /** App Home is shown anew; of what one person alone sees, the button goes that was pressed. Other messages change by themselves. */
    private void tidy(Caller caller, Arrival.Pressed pressed, Optional<Known> message, ChatEvent event) {
        if (pressed.channel() == null) {
            lobby.showHome(caller, new Arrival.HomeOpened(pressed.team(), pressed.user()));
        } else if (pressed.isEphemeral() && event instanceof ChatEvent.Pressed press && isDecision(press.action())) {
            message.ifPresent(
                    known -> asides.replace(answerAt(pressed), sheets.rendered(Spent.of(known.body(), press))));
        }
    }

    private static boolean isDecision(String action) {
        return action.equals("approval.approve") || action.equals("approval.reject");
    }

    private static String answerAt(Arrival.Pressed pressed) {
        return pressed.payload().path("response_url").asString("");
    }

    /** @param isAgain whether it may have been begun with before */
    void submit(Caller caller, Arrival.Submitted submitted, boolean isAgain) {
        if (Answers.of(submitted.payload(), Map.of()) instanceof Answer.Happened(ChatEvent event, var about)) {
            if (event instanceof ChatEvent.Submitted form
                    && shortcuts.submit(caller, submitted, form, about, isAgain)) {
                return;
            }
            SlackPlace place = SlackPlace.of(about.getOrDefault(CONVERSATION, ""))
                    .filter(known -> known.team().equals(submitted.team()))
                    .orElseGet(() ->
                            SlackPlace.channel(submitted.team(), slack.direct(submitted.team(), submitted.user())));
            receive(caller, place, submitted.user(), event);
            asides.remove(about.getOrDefault(SHOWN_AT, ""));
        }
    }

    /** An approval's card changes by itself; what else is said about a press concerns whoever pressed alone. */
    private void receive(Caller caller, SlackPlace place, String user, ChatEvent event) {
        String action = switch (event) {
            case ChatEvent.Pressed pressed -> pressed.action();
            case ChatEvent.Submitted sent -> sent.form();
            case ChatEvent.Said _, ChatEvent.Commanded _ -> "";
        };
        boolean isAside = (action.startsWith("approval.") || action.startsWith("hook.")) && !place.isDirect();
        desk.receive(caller, (isAside ? place.onlyFor(user) : place).in(caller.org()), event);
    }

    private void open(Caller caller, Arrival.Pressed pressed, SlackPlace place, MessageForm form) {
        String trigger = pressed.payload().path("trigger_id").asString("");
        Map<String, String> about = new HashMap<>(Map.of(CONVERSATION, place.conversation()));
        if (pressed.isEphemeral()) {
            about.put(SHOWN_AT, answerAt(pressed));
        }
        Outcome<String> outcome = slack.to(pressed.team())
                .openModal(trigger, Modals.of(form, about).toString());
        if (!(outcome instanceof Outcome.Answered<String>)) {
            LOG.warn("A form could not be opened for {}: {}", pressed.user(), outcome);
            say(caller, aside(place, pressed.user()), Refusal.ofForm(outcome) + " Press the button again.");
        }
    }

    private static SlackPlace aside(SlackPlace place, String user) {
        return place.isDirect() ? place : place.onlyFor(user);
    }

    private void say(Caller caller, SlackPlace place, String words) {
        surface.post(place.in(caller.org()), Message.of(words));
    }

    /** The answer takes the place of what could be pressed: others see it, and it is given once. */
    private void show(Caller caller, Known known, String words) {
        Message answered =
                known.body().asking(null).with(Block.muted(caller.actor().name() + ": **" + words + "**"));
        outbox.change(caller.org(), known.id(), answered);
        poster.wake(known.place().team(), known.place().channel());
    }

    private Optional<Known> message(Caller caller, Arrival.Pressed pressed) {
        return pressed.channel() == null || pressed.message() == null
                ? Optional.empty()
                : outbox.byTimestamp(caller.org(), pressed.team(), pressed.channel(), pressed.message());
    }

    /** Where a message stands that is not in the outbox; from App Home, the direct conversation. */
    private SlackPlace around(Arrival.Pressed pressed) {
        String channel = pressed.channel();
        if (channel == null) {
            return SlackPlace.channel(pressed.team(), slack.direct(pressed.team(), pressed.user()));
        }
        return new SlackPlace(pressed.team(), channel, pressed.thread(), pressed.isEphemeral() ? pressed.user() : null);
    }
}
