package dev.parley.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What one connection may do at once, and how fast. */
class LaneTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @Test
    void a_call_waits_for_a_place_and_no_longer_than_its_step_may() throws Exception {
        Lane lane = new Lane(1, Pace.ANY, CLOCK);
        lane.enter(within(Duration.ofSeconds(20)));

        OperationException busy =
                catchThrowableOfType(OperationException.class, () -> lane.enter(within(Duration.ofMillis(50))));

        assertThat(busy.error().code()).isEqualTo("connection_busy");
        assertThat(busy.error().retryable()).isTrue();
        lane.leave();
        assertThatCode(() -> lane.enter(within(Duration.ofMillis(50)))).doesNotThrowAnyException();
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left() throws Exception {
        Lane lane = new Lane(1, Pace.ANY, CLOCK);
        lane.enter(within(Duration.ofSeconds(20)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting = threads.submit(() -> {
                lane.enter(within(Duration.ofSeconds(20)));
                return null;
            });
            lane.leave();
            waiting.get();
        }
    }

    @Test
    void a_burst_is_let_through_and_what_follows_is_spaced() throws Exception {
        Lane lane = new Lane(100, new Pace(5, Duration.ofMillis(500)), CLOCK);
        Instant start = CLOCK.instant();

        for (int i = 0; i < 8; i++) {
            lane.enter(within(Duration.ofSeconds(20)));
        }

        // Five at once, then three more, 100 ms apart.
        assertThat(Duration.between(start, CLOCK.instant())).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void a_turn_that_comes_too_late_is_refused_at_once_and_takes_no_place() throws Exception {
        Lane lane = new Lane(2, new Pace(1, Duration.ofSeconds(30)), CLOCK);
        lane.enter(within(Duration.ofSeconds(20)));
        lane.leave();

        OperationException late =
                catchThrowableOfType(OperationException.class, () -> lane.enter(within(Duration.ofSeconds(2))));

        assertThat(late.error().code()).isEqualTo("rate_limited");
        assertThat(late.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @Test
    void a_system_that_wants_to_be_left_alone_is_left_alone() throws Exception {
        Lane lane = new Lane(2, Pace.ANY, CLOCK);
        lane.close(Duration.ofSeconds(60));

        OperationException closed =
                catchThrowableOfType(OperationException.class, () -> lane.enter(within(Duration.ofSeconds(20))));

        assertThat(closed.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    }

    @Test
    void a_short_silence_is_waited_for() throws Exception {
        Lane lane = new Lane(2, Pace.ANY, CLOCK);
        Instant start = CLOCK.instant();
        lane.close(Duration.ofMillis(200));

        lane.enter(within(Duration.ofSeconds(20)));

        assertThat(Duration.between(start, CLOCK.instant())).isGreaterThanOrEqualTo(Duration.ofMillis(195));
    }

    private static ApiProblem within(Duration time) {
        Connection connection = new Connection(
                new ConnectionId(UUID.randomUUID()),
                new OrgId(UUID.randomUUID()),
                "shelf",
                "Shelf",
                "token",
                null,
                Connection.Status.READY,
                null,
                List.of(),
                null,
                new Actor("user:ana", "Ana"),
                CLOCK.instant());
        return new ApiProblem(
                "Shelf", connection, new Sender("Step \"file\"", CLOCK.instant().plus(time)));
    }
}
