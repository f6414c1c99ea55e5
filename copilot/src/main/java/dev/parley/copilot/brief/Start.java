package dev.parley.copilot.brief;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.workflow.Trigger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets the work off. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Start {
    /** @param noun what arrives, such as {@code order} */
    record Webhook(String noun) implements Start {}

    /**
     * @param cron five fields
     * @param words as people say it, such as {@code every Monday at 9:00}
     * @param caveat what people should know of it, such as where the clock cannot do quite what was said; null when nothing
     * @param only which of the times that {@code cron} says are meant; null means all
     */
    record Schedule(
            String cron,
            String words,
            @Nullable String caveat,
            @Nullable Limit only) implements Start {
        public Schedule(String cron, String words, @Nullable String caveat) {
            this(cron, words, caveat, null);
        }
    }

    /** What cron cannot say of a time. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    sealed interface Limit {
        /** Every so many days, weeks or months, counted from {@link #COUNTED_FROM}; or minutes, counted from midnight. */
        record Every(int count, Unit unit) implements Limit {}

        /** Minutes of the day, the first within, the last not. */
        record Between(int from, int to) implements Limit {}
    }

    /** What is counted. */
    enum Unit {
        MINUTES,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** A Monday: the first of every so many. */
    LocalDate COUNTED_FROM = LocalDate.of(2026, 1, 5);

    record Manual(List<Trigger.Input> inputs) implements Start {
        public Manual {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Something happens in another system.
     *
     * @param source as on Parley's bus, such as {@code google_sheets.row}; a new mail's ends in {@code mail}
     * @param noun what it brings, such as {@code row}
     * @param system as people call it; null when only the kind was named, such as mail
     * @param happening what a connector tells of under this source, such as "An issue is opened"; null when none does
     * @param only what has to hold for it to be meant, all of it
     * @param topic what the source cannot do without, after a colon, such as which spreadsheet; null when there is nothing of the kind
     */
    record Event(
            String source,
            String noun,
            @Nullable String system,
            @Nullable String happening,
            List<Only> only,
            Step.@Nullable Gap topic)
            implements Start {
        public Event {
            // Interviews that were kept before say nothing of it.
            only = only == null ? List.of() : List.copyOf(only);
        }

        public Event(String source, String noun, @Nullable String system) {
            this(source, noun, system, null, List.of(), null);
        }

        /** Whether somebody has to be asked what it is about. */
        public boolean lacksTopic() {
            return topic != null && !topic.wasAsked() && !source.contains(":");
        }

        /** @param about null when it was asked for and left open */
        public Event answered(@Nullable String about) {
            Step.Gap asked = topic == null ? null : new Step.Gap(topic.input(), topic.noun(), topic.example(), true);
            String named = about == null ? source : source.replaceFirst(":.*$", "") + ":" + about;
            return new Event(named, noun, system, happening, only, asked);
        }

        /** Whether Parley sees it happen by itself. */
        public boolean seen() {
            return happening != null;
        }
    }

    /**
     * Which happenings are meant.
     *
     * @param path of what it brings, such as {@code issue.title}, or {@code issue.labels[].name} where one of many has to be so
     * @param operator either {@code IS} or {@code CONTAINS}
     * @param words as people said it, such as "with the label bug"
     */
    record Only(String path, Condition.Operator operator, String value, String words) {}

    /**
     * Somebody writes.
     *
     * @param phrase what starts it in Parley's own chat
     * @param system where people write, such as {@code Telegram}; null when that was not named
     */
    record Chat(String phrase, @Nullable String system) implements Start {}
}
