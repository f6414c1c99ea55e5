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
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buttons, menus and modals. */
class Presses {
    private static final Logger LOG = LoggerFactory.getLogger(Presses.class);
    /** What a modal carries along: the conversation that it belongs to. */
    private static final String CONVERSATION = "conversation";

    private final Outbox outbox;
    private final Sheets sheets;
    private final Poster poster;
    private final Switchboard slack;
    private final Shortcuts shortcuts;
    private final ChatDesk desk;

    Presses(Outbox outbox, Sheets sheets, Poster poster, Switchboard slack, Shortcuts shortcuts, ChatDesk desk) {
        this.outbox = outbox;
        this.sheets = sheets;
        this.poster = poster;
        this.slack = slack;
        this.shortcuts = shortcuts;
        this.desk = desk;
    }

    void press(Caller caller, Arrival.Pressed pressed) {
        Optional<Known> message = message(caller, pressed);
        Map<String, String> shortened =
                message.map(known -> sheets.rendered(known.body()).shortened()).orElse(Map.of());
        SlackPlace place = message.map(Known::place).orElseGet(() -> around(pressed));
        switch (Answers.of(pressed.payload(), shortened)) {
            case Answer.Happened happened -> {
                if (happened.event() instanceof ChatEvent.Said(String words)) {
                    message.ifPresent(known -> show(caller, known, words));
                }
                receive(caller, place, pressed.user(), happened.event());
            }
            case Answer.Opens(MessageForm form) -> open(pressed, place, form);
            case Answer.Nothing _ -> {}
        }
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
                    .orElseGet(() -> SlackPlace.channel(
                            submitted.team(), slack.to(submitted.team()).direct(submitted.user())));
            receive(caller, place, submitted.user(), event);
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

    private void open(Arrival.Pressed pressed, SlackPlace place, MessageForm form) {
        String trigger = pressed.payload().path("trigger_id").asString("");
        String view =
                Modals.of(form, Map.of(CONVERSATION, place.conversation())).toString();
        if (!(slack.to(pressed.team()).openModal(trigger, view) instanceof Outcome.Answered<String>)) {
            LOG.warn("A form could not be opened for {}; it has to be asked for again", pressed.user());
        }
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
            return SlackPlace.channel(pressed.team(), slack.to(pressed.team()).direct(pressed.user()));
        }
        return new SlackPlace(pressed.team(), channel, pressed.thread(), pressed.isEphemeral() ? pressed.user() : null);
    }
}
