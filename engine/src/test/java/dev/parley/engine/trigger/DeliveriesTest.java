package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class DeliveriesTest {
    private static final TriggerBench bench = new TriggerBench();

    private final StoredWorkflow workflow = bench.live(new Trigger.Webhook(null));

    @AfterAll
    static void close() {
        bench.close();
    }

    private StartRun request() {
        var nothing = JsonNodeFactory.instance.objectNode();
        return new StartRun(bench.org, workflow.ref(), Mode.LIVE, "webhook", nothing, nothing, Actor.PARLEY, null);
    }

    private Deliveries with(Deliveries.Starter starter) {
        return new Deliveries(starter);
    }

    @Test
    void the_same_key_is_the_same_run() throws Exception {
        Deliveries deliveries = bench.deliveries();
        RunId first = deliveries.deliver(request(), "order-1");
        assertThat(deliveries.deliver(request(), "order-1")).isEqualTo(first);
        assertThat(deliveries.deliver(request(), "order-2")).isNotEqualTo(first);
        assertThat(bench.runs(workflow)).hasSize(2).contains(first);
    }

    @Test
    void without_a_key_every_delivery_is_a_run_of_its_own() throws Exception {
        Deliveries deliveries = bench.deliveries();
        deliveries.deliver(request(), null);
        deliveries.deliver(request(), null);
        assertThat(bench.runs(workflow)).hasSize(2);
    }

    @Test
    void a_key_counts_within_its_workflow_through_all_its_versions() throws Exception {
        Deliveries deliveries = bench.deliveries();
        RunId first = deliveries.deliver(request(), "order-1");
        StoredWorkflow other = bench.live(new Trigger.Webhook(null));
        StoredWorkflow newer = bench.changed(workflow.ref().id(), new Trigger.Webhook("secret"));
        assertThat(deliveries.deliver(of(newer), "order-1")).isEqualTo(first);
        assertThat(deliveries.deliver(of(other), "order-1")).isNotEqualTo(first);
    }

    private StartRun of(StoredWorkflow other) {
        var nothing = JsonNodeFactory.instance.objectNode();
        return new StartRun(bench.org, other.ref(), Mode.LIVE, "webhook", nothing, nothing, Actor.PARLEY, null);
    }

    @Test
    void a_process_that_dies_before_the_start_loses_nothing() throws Exception {
        assertThatThrownBy(() -> with(_ -> {
                            throw new IllegalStateException("killed");
                        })
                        .deliver(request(), "order-1"))
                .hasMessage("killed");
        assertThat(bench.runs(workflow)).isEmpty();

        RunId run = bench.deliveries().deliver(request(), "order-1");
        assertThat(bench.runs(workflow)).containsExactly(run);
    }

    @Test
    void a_process_that_dies_between_the_start_and_the_answer_starts_nothing_twice() throws Exception {
        assertThatThrownBy(() -> with(request -> {
                            bench.runtime.start(request);
                            throw new IllegalStateException("killed");
                        })
                        .deliver(request(), "order-1"))
                .hasMessage("killed");

        RunId answered = bench.deliveries().deliver(request(), "order-1");
        assertThat(bench.runs(workflow)).containsExactly(answered);
    }

    @Test
    void who_was_refused_may_deliver_again() throws Exception {
        assertThatThrownBy(() -> with(_ -> {
                            throw new OverloadedException(Duration.ofSeconds(2));
                        })
                        .deliver(request(), "order-1"))
                .isInstanceOf(OverloadedException.class);
        bench.deliveries().deliver(request(), "order-1");
        assertThat(bench.runs(workflow)).hasSize(1);
    }

    @Test
    void of_many_deliveries_at_the_same_time_one_starts() throws Exception {
        Deliveries deliveries = bench.deliveries();
        CountDownLatch go = new CountDownLatch(1);
        Set<RunId> answers = ConcurrentHashMap.newKeySet();
        List<Thread> senders = IntStream.range(0, 50)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    try {
                        go.await();
                        answers.add(deliveries.deliver(request(), "order-1"));
                    } catch (InterruptedException | OverloadedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        go.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(answers).hasSize(1);
        assertThat(bench.runs(workflow)).containsExactlyElementsOf(answers);
    }
}
