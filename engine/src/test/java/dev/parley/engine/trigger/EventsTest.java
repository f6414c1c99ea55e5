package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.workflow.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** From an event on the bus to the runs it starts. */
class EventsTest {
    private static final TriggerBench bench = new TriggerBench();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<EventDispatcher> opened = new ArrayList<>();
    private final EventSink starts = new EventTrigger(bench.catalog, bench.deliveries(), bench.expressions);

    @AfterAll
    static void closeBench() {
        bench.close();
    }

    @AfterEach
    void close() {
        opened.forEach(EventDispatcher::close);
    }

    /** A bus whose events go to these sinks. */
    private EventBus bus(EventSink... sinks) {
        EventDispatcher dispatcher = new EventDispatcher(bench.dataSource(), Clock.systemUTC(), List.of(sinks));
        opened.add(dispatcher);
        dispatcher.open();
        return new PostgresEventBus(bench.dataSource(), Clock.systemUTC(), dispatcher::nudge);
    }

    private static EventBus busWithoutDispatcher() {
        return new PostgresEventBus(bench.dataSource(), Clock.systemUTC(), () -> {});
    }

    private static void awaitAllHandedOut() {
        await().until(() -> bench.jdbc()
                .sql("SELECT count(*) FROM event WHERE due_at IS NOT NULL")
                .query(Long.class)
                .single()
                .equals(0L));
    }

    @Test
    void a_mail_starts_those_who_wait_for_such_mail() {
        StoredWorkflow meant = bench.live(new Trigger.Email("event.subject.startsWith('Order')"));
        StoredWorkflow other = bench.live(new Trigger.Email("event.subject.startsWith('Invoice')"));

        bus(starts).publish(bench.org, "email.received", "m-1", JSON.readTree("{\"subject\": \"Order 7\"}"));

        awaitAllHandedOut();
        assertThat(bench.outputs(meant))
                .singleElement()
                .satisfies(output -> assertThat(output).hasToString("{\"subject\":\"Order 7\"}"));
        assertThat(bench.runs(other)).isEmpty();
    }

    @Test
    void an_event_starts_every_live_workflow_that_listens_to_its_source() {
        StoredWorkflow one = bench.live(new Trigger.Event("users.joined", null));
        StoredWorkflow two = bench.live(new Trigger.Event("users.joined", null));
        StoredWorkflow other = bench.live(new Trigger.Event("users.left", null));

        EventId id = bus(starts).publish(bench.org, "users.joined", "u-1", JSON.readTree("{\"name\": \"Bo\"}"));

        awaitAllHandedOut();
        assertThat(bench.outputs(one)).singleElement().satisfies(output -> {
            assertThat(output.propertyNames()).containsExactly("id", "source", "key", "at", "payload");
            assertThat(output.path("id").asString()).isEqualTo(id.toString());
            assertThat(output.at("/payload/name").asString()).isEqualTo("Bo");
        });
        assertThat(bench.started(bench.runs(one).getFirst())
                        .input()
                        .path("name")
                        .asString())
                .isEqualTo("Bo");
        assertThat(bench.runs(two)).hasSize(1);
        assertThat(bench.runs(other)).isEmpty();
    }

    @Test
    void a_filter_lets_through_what_it_is_true_for() {
        StoredWorkflow large = bench.live(new Trigger.Event("orders.created", "event.total > 1000"));
        EventBus bus = bus(starts);

        bus.publish(bench.org, "orders.created", null, JSON.readTree("{\"total\": 10}"));
        bus.publish(bench.org, "orders.created", null, JSON.readTree("{\"note\": \"no total\"}"));
        bus.publish(bench.org, "orders.created", null, JSON.readTree("{\"total\": 1500}"));

        awaitAllHandedOut();
        assertThat(bench.outputs(large))
                .extracting(output -> output.at("/payload/total").intValue())
                .containsExactly(1500);
    }

    @Test
    void the_same_key_is_the_same_event() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("invoices.paid", null));
        EventBus bus = bus(starts);

        EventId first = bus.publish(bench.org, "invoices.paid", "in-1", JSON.readTree("{}"));
        EventId again = bus.publish(bench.org, "invoices.paid", "in-1", JSON.readTree("{}"));
        bus.publish(bench.org, "invoices.paid", null, JSON.readTree("{}"));
        bus.publish(bench.org, "invoices.paid", null, JSON.readTree("{}"));

        awaitAllHandedOut();
        assertThat(again).isEqualTo(first);
        assertThat(bench.runs(workflow)).hasSize(3);
    }

    @Test
    void events_of_another_organization_start_nothing() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("leads.created", null));

        bus(starts).publish(new OrgId(UUID.randomUUID()), "leads.created", null, JSON.readTree("{}"));

        awaitAllHandedOut();
        assertThat(bench.runs(workflow)).isEmpty();
    }

    @Test
    void what_was_published_while_nobody_handed_out_is_handed_out_by_whoever_opens_next() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("tickets.closed", null));
        busWithoutDispatcher().publish(bench.org, "tickets.closed", null, JSON.readTree("{}"));
        assertThat(bench.runs(workflow)).isEmpty();

        bus(starts);

        await().until(() -> bench.runs(workflow).size() == 1);
    }

    @Test
    void a_crash_after_some_starts_ends_with_one_run_for_each_workflow() {
        StoredWorkflow one = bench.live(new Trigger.Event("stock.low", null));
        StoredWorkflow two = bench.live(new Trigger.Event("stock.low", null));
        List<EventId> seen = new CopyOnWriteArrayList<>();
        EventSink dying = event -> {
            seen.add(event.id());
            starts.take(event);
            if (seen.size() == 1) {
                throw new IllegalStateException("killed before the event was marked as handed out");
            }
        };

        EventId id = bus(dying).publish(bench.org, "stock.low", null, JSON.readTree("{}"));

        await().until(() -> seen.size() == 2);
        awaitAllHandedOut();
        assertThat(seen).containsExactly(id, id);
        assertThat(bench.runs(one)).hasSize(1);
        assertThat(bench.runs(two)).hasSize(1);
    }

    @Test
    void a_sink_that_cannot_take_an_event_gets_it_again_and_does_not_keep_it_from_the_others() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("mails.bounced", null));
        List<EventId> asked = new CopyOnWriteArrayList<>();
        EventSink busy = event -> {
            asked.add(event.id());
            if (asked.size() == 1) {
                throw new OverloadedException(Duration.ofSeconds(1));
            }
        };

        bus(busy, starts).publish(bench.org, "mails.bounced", null, JSON.readTree("{}"));

        await().until(() -> bench.runs(workflow).size() == 1);
        await().until(() -> asked.size() == 2);
        awaitAllHandedOut();
        assertThat(bench.runs(workflow)).hasSize(1);
    }

    @Test
    void a_workflow_that_listens_to_something_else_by_now_is_not_started() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("calls.missed", null));
        bench.changed(workflow.ref().id(), new Trigger.Event("calls.taken", null));
        EventBus bus = bus(starts);

        bus.publish(bench.org, "calls.missed", null, JSON.readTree("{}"));
        bus.publish(bench.org, "calls.taken", null, JSON.readTree("{}"));

        awaitAllHandedOut();
        assertThat(bench.outputs(workflow))
                .extracting(output -> output.path("source").asString())
                .containsExactly("calls.taken");
    }

    @Test
    void whatever_json_somebody_tells_reaches_its_run() {
        StoredWorkflow workflow = bench.live(new Trigger.Event("odd.things", null));
        EventBus bus = bus(starts);
        List<String> payloads = List.of(
                "{\"nul\": \"a\\u0000b\"}",
                "{\"half\": \"a\\ud800b\"}",
                "{\"n\": 1e400, \"m\": 12345678901234567.8901}",
                "\"just words\"",
                "null",
                "[".repeat(490) + "]".repeat(490));

        payloads.forEach(payload -> bus.publish(bench.org, "odd.things", null, JSON.readTree(payload)));

        awaitAllHandedOut();
        assertThat(bench.runs(workflow)).hasSameSizeAs(payloads);
    }
}
