package dev.parley.engine.workflow;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What starts a workflow. Whatever it delivers is {@code trigger.output} in expressions. */
public sealed interface Trigger {
    /** As in the workflow JSON: {@code manual}, {@code webhook}, … */
    default String kind() {
        return switch (this) {
            case Manual _ -> "manual";
            case Chat _ -> "chat";
            case Webhook _ -> "webhook";
            case Schedule _ -> "schedule";
        };
    }

    /** Started by a person or an API call; {@code trigger.output} and {@code input} are the given input. */
    record Manual(List<Input> inputs) implements Trigger {}

    /** Started by words in a chat; {@code trigger.output} is {@code {text, by}}. */
    record Chat(String phrase) implements Trigger {}

    /**
     * Started by {@code POST /hooks/{token}}; {@code trigger.output} is {@code {body, headers, query}}, {@code input} its body.
     *
     * @param secret for HMAC verification of the caller; null means the unguessable token is enough
     */
    record Webhook(@Nullable String secret) implements Trigger {}

    /**
     * Started by the clock; {@code trigger.output} is {@code {scheduledAt}}.
     *
     * @param cron five fields (minute first) or six (second first)
     */
    record Schedule(String cron, ZoneId zone) implements Trigger {}

    /**
     * One value a person is asked for before a manual run.
     *
     * @param type {@code string}, {@code number} or {@code boolean}
     * @param label words for people; null means the name
     */
    record Input(String name, String type, @Nullable String label, boolean required) {}
}
