package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.Frame;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final OrgId ORG = new OrgId(UUID.randomUUID());
    private static final RunState STATE = RunState.before(new RunId(UUID.randomUUID()), null, Instant.EPOCH);

    @Test
    void a_listener_that_never_comes_back_does_not_keep_parley_from_stopping() {
        AtomicBoolean isCutOff = new AtomicBoolean();
        Listeners listeners = new Listeners(
                List.of((_, _, _) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        isCutOff.set(true);
                    }
                }),
                Duration.ofMillis(20));
        listeners.tell(ORG, STATE, List.of());
        listeners.close();
        await().untilTrue(isCutOff);
    }

    @Test
    void what_happens_after_closing_is_no_error() {
        AtomicBoolean isTold = new AtomicBoolean();
        Listeners listeners = new Listeners(List.of((_, _, _) -> isTold.set(true)), Duration.ofSeconds(5));
        listeners.close();
        assertThatCode(() -> listeners.tell(ORG, STATE, List.of())).doesNotThrowAnyException();
        assertThat(isTold).isFalse();
    }

    @Test
    void what_happens_before_a_run_is_heard_of_is_told_at_once_and_nothing_is_left_out() throws Exception {
        RunState other = state(1);
        CountDownLatch mayHear = new CountDownLatch(1);
        List<Told> told = new CopyOnWriteArrayList<>();
        try (Listeners listeners = new Listeners(
                List.of((_, after, events) -> {
                    awaitQuietly(mayHear);
                    told.add(new Told(after, List.copyOf(events)));
                }),
                Duration.ofSeconds(5))) {
            listeners.tell(ORG, state(0), List.of());
            listeners.tell(ORG, STATE, List.of(event(1)));
            listeners.tell(ORG, other, List.of(event(1)));
            RunState newest = state(STATE.id(), 3);
            listeners.tell(ORG, newest, List.of(event(2), event(3)));
            mayHear.countDown();
            await().until(() -> told.size() == 3);
            assertThat(told.subList(1, 3))
                    .containsExactly(
                            new Told(newest, List.of(event(1), event(2), event(3))),
                            new Told(other, List.of(event(1))));
        }
    }

    @Test
    void a_listener_that_falls_behind_holds_up_no_run_but_leaves_no_room_for_new_ones() {
        CountDownLatch mayHear = new CountDownLatch(1);
        AtomicLong heard = new AtomicLong();
        try (Listeners listeners = new Listeners(
                List.of((_, _, events) -> {
                    awaitQuietly(mayHear);
                    heard.addAndGet(events.size());
                }),
                Duration.ofSeconds(5))) {
            long all = Listeners.MOST_UNHEARD + 100;
            for (int i = 0; i < all; i++) {
                listeners.tell(ORG, state(1), List.of(event(1)));
            }
            assertThat(listeners.hasRoom()).isFalse();
            mayHear.countDown();
            await().until(listeners::hasRoom);
            await().untilAtomic(heard, org.hamcrest.Matchers.is(all));
        }
    }

    @Test
    void a_listener_that_fails_hears_of_the_next_all_the_same() {
        AtomicLong heard = new AtomicLong();
        try (Listeners listeners = new Listeners(
                List.of((_, _, _) -> {
                    heard.incrementAndGet();
                    throw new IllegalStateException("for the test");
                }),
                Duration.ofSeconds(5))) {
            listeners.tell(ORG, state(1), List.of(event(1)));
            listeners.tell(ORG, state(1), List.of(event(1)));
            await().untilAtomic(heard, org.hamcrest.Matchers.is(2L));
        }
    }

    private static RunState state(long seq) {
        return state(new RunId(UUID.randomUUID()), seq);
    }

    private static RunState state(RunId run, long seq) {
        return new RunState(run, seq, null, Instant.EPOCH, null, new Frame(Map.of()), Map.of(), null, null, null);
    }

    private static RecordedEvent event(long seq) {
        return new RecordedEvent(seq, Instant.EPOCH, new CancelRequested(Actor.PARLEY, null));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Told(RunState after, List<RecordedEvent> events) {}
}
