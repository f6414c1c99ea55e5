package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RunEvent.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One message a minute for runs that come too fast to be told one by one. For one thread. */
@Component
class Summaries {
    private final ChatSurface surface;
    private final Map<Subject, Minute> minutes = new HashMap<>();

    Summaries(ChatSurface surface) {
        this.surface = surface;
    }

    private record Subject(Place place, WorkflowId workflow) {}

    void ended(Place place, StoredWorkflow workflow, Outcome outcome, Instant now) {
        Minute minute = minute(place, workflow, now);
        minute.outcomes.merge(outcome, 1, Integer::sum);
        minute.isNew = true;
    }

    /** Somebody is needed, and there have been so many cards already that this one is only counted. */
    void waitsUnseen(Place place, StoredWorkflow workflow, Instant now) {
        Minute minute = minute(place, workflow, now);
        minute.waiting++;
        minute.isNew = true;
    }

    private Minute minute(Place place, StoredWorkflow workflow, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.MINUTES);
        return minutes.compute(
                new Subject(place, workflow.ref().id()),
                (_, last) -> last != null && last.start.equals(start)
                        ? last
                        : new Minute(start, workflow.workflow().name()));
    }

    /** Posts or updates what has changed. */
    void flush(Instant now) {
        minutes.forEach((subject, minute) -> {
            if (minute.isNew) {
                minute.isNew = false;
                if (minute.message == null) {
                    minute.message = surface.post(subject.place(), minute.words());
                } else {
                    surface.update(subject.place(), minute.message, minute.words());
                }
            }
        });
        minutes.values().removeIf(minute -> minute.start.isBefore(now.minus(2, ChronoUnit.MINUTES)));
    }

    private static final class Minute {
        private final Instant start;
        private final String workflow;
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private int waiting;
        private boolean isNew;
        private @Nullable MessageId message;

        private Minute(Instant start, String workflow) {
            this.start = start;
            this.workflow = workflow;
        }

        private Message words() {
            int total = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            StringJoiner parts = new StringJoiner(", ");
            outcomes.forEach(
                    (outcome, count) -> parts.add(count + " " + outcome.name().toLowerCase(Locale.ROOT)));
            String runs = total + (total == 1 ? " more run of **" : " more runs of **") + workflow + "**"
                    + (total == 0 ? "" : ": " + parts) + ".";
            Message message =
                    Message.of(runs, Block.muted("They come too fast to show each; say `status` for the latest."));
            return waiting == 0
                    ? message
                    : message.with(Block.warning(waiting + " wait for an answer. Say `approvals` to see them."));
        }
    }
}
