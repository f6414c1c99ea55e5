package dev.parley.engine.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
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
            case Event _ -> "event";
            case Email _ -> "email";
            case Stream _ -> "stream";
            case File _ -> "file";
        };
    }

    /** Started by a person or an API call; {@code trigger.output} and {@code input} are the given input. */
    record Manual(List<Input> inputs) implements Trigger {}

    /**
     * Started by words in a chat; {@code trigger.output} is {@code {text, by, person}}, {@code input} what was said in the blanks.
     *
     * @param phrase see {@link Phrase}
     */
    record Chat(String phrase) implements Trigger {}

    /**
     * Started by {@code POST /hooks/{token}}; {@code trigger.output} is {@code {body, headers, query}}, {@code input} its body.
     *
     * @param secret for HMAC verification of the caller; null means the unguessable token is enough
     * @param scheme how callers sign, and where they name a delivery
     * @param dedupe template of the key that tells deliveries apart; null means what the scheme names
     */
    record Webhook(
            @Nullable String secret,
            Scheme scheme,
            @Nullable String dedupe) implements Trigger {
        public Webhook(@Nullable String secret) {
            this(secret, Scheme.PARLEY, null);
        }
    }

    /** How the caller of a webhook signs. */
    enum Scheme {
        /** {@code X-Parley-Signature-256} or GitHub's header. */
        PARLEY,
        GITHUB,
        STRIPE
    }

    /**
     * Started by the clock; {@code trigger.output} is {@code {scheduledAt}}.
     *
     * @param cron five fields (minute first) or six (second first)
     */
    record Schedule(String cron, ZoneId zone, Misfire misfire) implements Trigger {
        public Schedule(String cron, ZoneId zone) {
            this(cron, zone, Misfire.ONCE);
        }
    }

    /** What becomes of the moments a schedule has missed. */
    enum Misfire {
        /** One run makes up for all of them. */
        ONCE,
        /** Each gets its run. */
        ALL,
        /** None does. */
        SKIP
    }

    /**
     * Started by an event on Parley's own bus; {@code trigger.output} is {@code {id, source, key, at, payload}}, {@code input} its
     * payload.
     *
     * @param filter CEL over {@code event}, the payload; null lets every event of the source through
     */
    record Event(String source, @Nullable String filter) implements Trigger {
        private static final Pattern SOURCE = Pattern.compile("[\\p{Alnum}_][\\p{Alnum}_.:/-]{0,199}");

        /** Whether this can name a source of events: at most 200 letters, digits and {@code . _ - : /}. */
        public static boolean isSource(String name) {
            return SOURCE.matcher(name).matches();
        }
    }

    /**
     * Started by a mail that reaches a connected mailbox; {@code trigger.output} and {@code input} are the mail.
     *
     * @param filter CEL over {@code event}, the mail; null lets every mail through
     */
    record Email(@Nullable String filter) implements Trigger {
        /** The source of events that it is. */
        public static final String SOURCE = "email.received";
    }

    /**
     * Started by an entry of a Redis stream; {@code trigger.output} is {@code {stream, id, fields}}, {@code input} its fields.
     *
     * @param group consumer group; null means one of the workflow's own
     */
    record Stream(String stream, @Nullable String group) implements Trigger {}

    /**
     * Started by a file put into a folder; {@code trigger.output} and {@code input} are {@code {name, path, size, modifiedAt, text}},
     * or with {@code base64} instead of {@code text}.
     *
     * @param path below Parley's drop folder, such as {@code inbox/*.csv}
     */
    record File(String path) implements Trigger {}

    /**
     * One value a person is asked for before a manual run, or in a form.
     *
     * @param type {@code string}, {@code text} (of several lines), {@code number}, {@code boolean} or {@code date} (2030-01-31)
     * @param label words for people; null means the name
     * @param value filled in beforehand, for people to change; in a form of a workflow a template; null leaves it empty
     * @param bounds null means none
     */
    record Input(
            String name,
            String type,
            @Nullable String label,
            boolean required,
            @Nullable String value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Bounds bounds) {
        public Input(String name, String type, @Nullable String label, boolean required, @Nullable String value) {
            this(name, type, label, required, value, null);
        }

        public Input(String name, String type, @Nullable String label, boolean required) {
            this(name, type, label, required, null);
        }

        /** The same, filled in with this. */
        public Input filledIn(@Nullable String newValue) {
            return new Input(name, type, label, required, newValue, bounds);
        }
    }
}
