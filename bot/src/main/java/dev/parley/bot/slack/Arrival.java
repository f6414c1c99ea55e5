package dev.parley.bot.slack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = Arrival.AssistantOpened.class, name = "assistant")
})
sealed interface Arrival {
    String team();

    String user();

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
        public String line() {
            return team + "/" + (channel == null ? user : channel + "/" + (thread == null ? message : thread));
        }
    }

    /** A modal was sent. @param payload what Slack sent, in full */
    record Submitted(String team, String user, JsonNode payload) implements Arrival {
        @Override
        public String line() {
            return team + "/" + user;
        }
    }

    /** {@code /parley …}. @param text what follows the command; may be empty */
    record Commanded(String team, String user, String channel, String text) implements Arrival {
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
}
