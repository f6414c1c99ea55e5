package dev.parley.bot.slack;

import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.identity.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Buttons, menus and modals. */
class Presses {
    private final Outbox outbox;
    private final SlackApi api;
    private final ChatDesk desk;

    Presses(Outbox outbox, SlackApi api, ChatDesk desk) {
        this.outbox = outbox;
        this.api = api;
        this.desk = desk;
    }

    void press(Caller caller, Arrival.Pressed pressed) {
        SlackPlace place = place(caller, pressed);
        JsonNode action = pressed.payload().path("actions").path(0);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("value", action.path("value").asString(""));
        String id = action.path("action_id").asString("");
        desk.receive(caller, answers(place, id, pressed.user()).in(caller.org()), new ChatEvent.Pressed(id, values));
    }

    void submit(Caller caller, Arrival.Submitted submitted) {
        throw new IllegalStateException("No modal was opened");
    }

    /** An approval's card changes by itself; what else is said about a press concerns whoever pressed alone. */
    private static SlackPlace answers(SlackPlace place, String action, String user) {
        return action.startsWith("approval.") && !place.isDirect() ? place.onlyFor(user) : place;
    }

    /** Where the message with the button stands; from App Home, the direct conversation. */
    private SlackPlace place(Caller caller, Arrival.Pressed pressed) {
        String channel = pressed.channel();
        if (channel == null) {
            return SlackPlace.channel(pressed.team(), direct(pressed.user()));
        }
        SlackPlace around = pressed.isEphemeral()
                ? new SlackPlace(pressed.team(), channel, pressed.thread(), pressed.user())
                : new SlackPlace(pressed.team(), channel, pressed.thread(), null);
        return Optional.ofNullable(pressed.message())
                .flatMap(ts -> outbox.byTimestamp(caller.org(), pressed.team(), channel, ts))
                .map(Outbox.Known::place)
                .orElse(around);
    }

    private String direct(String user) {
        return switch (api.openDirect(user)) {
            case Outcome.Answered<String>(String channel) -> channel;
            case Outcome.Limited<String> _, Outcome.Unsure<String> _, Outcome.Refused<String> _ ->
                throw new IllegalStateException("Slack opens no direct conversation with " + user);
        };
    }
}
