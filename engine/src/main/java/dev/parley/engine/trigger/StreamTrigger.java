package dev.parley.engine.trigger;

import dev.parley.engine.Actor;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.trigger.LiveWorkflows.Live;
import dev.parley.engine.trigger.Streams.Entry;
import dev.parley.engine.workflow.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts a run for every entry of a stream, and acknowledges the entry once the run is on disk. */
public final class StreamTrigger implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTrigger.class);
    private static final String KIND = "stream";
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 200;

    private final LiveWorkflows live;
    private final Deliveries deliveries;
    private final Streams streams;
    private final Pauses<WorkflowRef> pauses;
    private final Rounds unread = new Rounds("stream entries", LOOK_EVERY, () -> look(this::unread));
    private final Rounds abandoned =
            new Rounds("abandoned stream entries", TAKE_OVER_EVERY, () -> look(this::abandoned));

    public StreamTrigger(WorkflowCatalog catalog, Deliveries deliveries, Streams streams, Clock clock) {
        this.live = new LiveWorkflows(catalog, KIND);
        this.deliveries = deliveries;
        this.streams = streams;
        this.pauses = new Pauses<>(AFTER_FAILURE, clock);
    }

    @Override
    public void open() {
        unread.open();
        abandoned.open();
    }

    private void look(Reading reading) {
        for (Live listener : live.look()) {
            if (listener.workflow().workflow().trigger() instanceof Trigger.Stream trigger
                    && !pauses.isPaused(listener.workflow().ref())) {
                readOrReport(reading, listener, trigger.stream(), group(trigger, listener.workflow()));
            }
        }
    }

    /** One stream that cannot be read must not hold up the others. */
    private void readOrReport(Reading reading, Live listener, String stream, String group) {
        try {
            start(listener, stream, group, reading.entries(listener, stream, group));
        } catch (RuntimeException e) {
            if (unread.isOpen()) {
                pauses.pause(listener.workflow().ref());
                LOG.warn("The stream {} of \"{}\" cannot be read; trying again later", stream, name(listener), e);
            }
        }
    }

    private List<Entry> unread(Live listener, String stream, String group) {
        List<Entry> entries = streams.unread(stream, group, listener.since(), MOST_AT_ONCE);
        if (entries.size() == MOST_AT_ONCE) {
            unread.nudge();
        }
        return entries;
    }

    private List<Entry> abandoned(Live listener, String stream, String group) {
        return streams.abandoned(stream, group, MOST_AT_ONCE);
    }

    /** What could not be started stays unacknowledged, and counts as abandoned after a while. */
    private void start(Live listener, String stream, String group, List<Entry> entries) {
        Queue<String> started = new ConcurrentLinkedQueue<>();
        boolean isOver = Together.each(entries, entry -> start(listener, stream, entry, started));
        if (isOver && !started.isEmpty()) {
            streams.acknowledge(stream, group, List.copyOf(started));
        }
    }

    private void start(Live listener, String stream, Entry entry, Queue<String> started) {
        try {
            deliveries.deliver(request(listener, stream, entry), "stream:" + stream + ":" + entry.id());
            started.add(entry.id());
        } catch (OverloadedException e) {
            LOG.info("Entry {} of {} waits for \"{}\": {}", entry.id(), stream, name(listener), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Entry {} of {} could not start \"{}\"; trying again later", entry.id(), stream, name(listener), e);
        }
    }

    private static StartRun request(Live listener, String stream, Entry entry) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        entry.fields().forEach(fields::put);
        ObjectNode output =
                JsonNodeFactory.instance.objectNode().put("stream", stream).put("id", entry.id());
        output.set("fields", fields);
        StoredWorkflow workflow = listener.workflow();
        return new StartRun(
                listener.org(), workflow.ref(), Mode.LIVE, KIND, output, fields, Actor.PARLEY, workflow.home());
    }

    private static String group(Trigger.Stream trigger, StoredWorkflow workflow) {
        return trigger.group() != null
                ? trigger.group()
                : "parley:" + workflow.ref().id();
    }

    private static String name(Live listener) {
        return listener.workflow().workflow().name();
    }

    @Override
    public void close() {
        unread.close();
        abandoned.close();
    }

    /** Which entries of a stream are taken up. */
    @FunctionalInterface
    private interface Reading {
        List<Entry> entries(Live listener, String stream, String group);
    }
}
