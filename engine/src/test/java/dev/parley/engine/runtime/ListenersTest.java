package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
}
