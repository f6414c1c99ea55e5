package dev.parley.engine.trigger;

import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.trigger.EventRows.Pending;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events out to the sinks: at once when told of one, else within half a second, and again later to sinks that failed. */
public final class EventDispatcher implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_AT_ONCE = 200;

    private final EventRows rows;
    private final List<EventSink> sinks;
    private final Clock clock;
    private final Rounds rounds = new Rounds("events", LOOK_EVERY, this::dispatchDue);

    public EventDispatcher(DataSource dataSource, Clock clock, List<EventSink> sinks) {
        this.rows = new EventRows(dataSource);
        this.clock = clock;
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void open() {
        rounds.open();
    }

    /** There is a new event. */
    public void nudge() {
        rounds.nudge();
    }

    private void dispatchDue() {
        List<Pending> due = rows.due(clock.instant(), MOST_AT_ONCE);
        Queue<Event> taken = new ConcurrentLinkedQueue<>();
        boolean isOver = Together.each(due, pending -> hand(pending, taken));
        if (isOver && !taken.isEmpty()) {
            rows.done(new ArrayList<>(taken));
        }
        if (due.size() == MOST_AT_ONCE) {
            rounds.nudge();
        }
    }

    private void hand(Pending pending, Queue<Event> taken) {
        boolean isTaken = true;
        for (EventSink sink : sinks) {
            isTaken &= isTaken(sink, pending.event());
        }
        if (isTaken) {
            taken.add(pending.event());
        } else if (rounds.isOpen()) {
            rows.again(pending.event(), clock.instant().plus(pause(pending.attempts())));
        }
    }

    /** One sink that cannot take an event must not keep it from the others. */
    private boolean isTaken(EventSink sink, Event event) {
        try {
            sink.take(event);
            return true;
        } catch (OverloadedException busy) {
            LOG.info("Event {} of {} waits: {}", event.id(), event.source(), busy.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Event {} of {} could not be handed out; trying again later", event.id(), event.source(), e);
        }
        return false;
    }

    private static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    }

    @Override
    public void close() {
        rounds.close();
    }
}
