package dev.parley.bot.slack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.bot.slack.blocks.Answers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people in Slack did, as far as it concerns Parley. Its JSON is what the inbox keeps. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Arrival.Spoken.class, name = "spoken"),
    @JsonSubTypes.Type(value = Arrival.Pressed.class, name = "pressed"),
    @JsonSubTypes.Type(value = Arrival.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = Arrival.Commanded.class, name = "commanded"),
    @JsonSubTypes.Type(value = Arrival.HomeOpened.class, name = "home"),
    @JsonSubTypes.Type(value = Arrival.AssistantOpened.class, name = "assistant"),
    @JsonSubTypes.Type(value = Arrival.MessageChosen.class, name = "message"),
    @JsonSubTypes.Type(value = Arrival.AutomationWanted.class, name = "automation"),
    @JsonSubTypes.Type(value = Arrival.Removed.class, name = "removed")
})
sealed interface Arrival {
    String team();

    String user();

    /** The conversation that is answered in; null where that is not known before, or harmless. */
    default @Nullable String conversation() {
        return null;
    }

    /** What was said; empty where nothing was, but something done. */
    default Optional<String> words() {
        return Optional.empty();
    }

    /** Where this person alone is told about it; empty where that is nowhere. */
    default Optional<SlackPlace> aside() {
        return Optional.empty();
    }

    /** What is dealt with in order, one after the other. */
    String line();

    /** @param thread timestamp of the thread's first message; null outside threads. @param isAddressed whether Parley was mentioned */
    record Spoken(
            String team,
            String user,
            String channel,
            String ts,
            @Nullable String thread,
            String text,
            boolean isAddressed)
            implements Arrival {
        boolean isDirect() {
            return channel.startsWith("D");
        }

        /** Where the answer goes: the thread it is in, one of its own in a channel, the conversation itself in direct messages. */
        SlackPlace place() {
            return thread == null && isDirect()
                    ? SlackPlace.channel(team, channel)
                    : SlackPlace.thread(team, channel, thread == null ? ts : thread);
        }

        @Override
        public String conversation() {
            return place().conversation();
        }

        @Override
        public Optional<String> words() {
            return Optional.of(text);
        }

        @Override
        public Optional<SlackPlace> aside() {
            return Optional.of(isDirect() ? place() : place().onlyFor(user));
        }

        @Override
        public String line() {
            return team + "/" + channel + "/" + (thread != null ? thread : isDirect() ? "" : ts);
        }
    }

    /**
     * @param channel null on App Home
     * @param message timestamp of the message with the button; null on App Home
     * @param payload what Slack sent, in full
     */
    record Pressed(
            String team,
            String user,
            @Nullable String channel,
            @Nullable String message,
            @Nullable String thread,
            boolean isEphemeral,
            JsonNode payload)
            implements Arrival {
        @Override
        public Optional<SlackPlace> aside() {
            return Optional.ofNullable(channel).map(known -> new SlackPlace(team, known, thread, user));
        }

        @Override
        public String line() {
            // Slack waits three seconds for a form, which must not stand behind what takes longer.
            return Answers.opensForm(payload)
                    ? payload.path("trigger_id").asString("")
                    : team + "/" + (channel == null ? user : channel + "/" + (thread == null ? message : thread));
        }
    }

    /** A modal was sent. @param payload what Slack sent, in full */
    record Submitted(String team, String user, JsonNode payload) implements Arrival {
        @Override
        public String line() {
            return team + "/" + user;
        }
    }

    /**
     * {@code /parley …}.
     *
     * @param trigger tells it from others
     * @param text what follows the command; may be empty
     * @param answerAt address that answers the person where the command was given; null when Slack sent none
     */
    record Commanded(
            String team,
            String user,
            String channel,
            String trigger,
            String text,
            @Nullable String answerAt) implements Arrival {
        /** The same, given elsewhere. */
        Commanded in(String other) {
            return new Commanded(team, user, other, trigger, text, answerAt);
        }

        /** The same, in other words. */
        Commanded saying(String words) {
            return new Commanded(team, user, channel, trigger, words, answerAt);
        }

        /** A wish in a channel opens a thread, where it is heard anew: nothing that others do in the channel is about it. */
        @Override
        public @Nullable String conversation() {
            SlackPlace place = SlackPlace.channel(team, channel);
            return Orders.isWish(text) && !place.isDirect() ? null : place.conversation();
        }

        @Override
        public Optional<String> words() {
            return Optional.of(text);
        }

        @Override
        public Optional<SlackPlace> aside() {
            return Optional.of(SlackPlace.channel(team, channel).onlyFor(user));
        }

        @Override
        public String line() {
            return team + "/" + channel + "/" + user;
        }
    }

    record HomeOpened(String team, String user) implements Arrival {
        @Override
        public String line() {
            return team + "/" + user + "/home";
        }
    }

    /** Somebody opened a new conversation with the assistant. */
    record AssistantOpened(String team, String user, String channel, String thread) implements Arrival {
        @Override
        public String line() {
            return team + "/" + channel + "/" + thread;
        }
    }

    /** The shortcut "Run a workflow on this message". @param payload what Slack sent, in full */
    record MessageChosen(String team, String user, JsonNode payload) implements Arrival {
        @Override
        public String line() {
            return payload.path("trigger_id").asString("");
        }
    }

    /** The shortcut "New automation". @param trigger opens a modal for three seconds */
    record AutomationWanted(String team, String user, String trigger) implements Arrival {
        @Override
        public String line() {
            return trigger;
        }
    }

    /** The workspace removed the app, or took back its token. */
    record Removed(String team) implements Arrival {
        @Override
        public String user() {
            return "";
        }

        @Override
        public String line() {
            return team;
        }
    }
}
