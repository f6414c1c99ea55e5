package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstWordsTest {
    @Test
    void the_application_neither_waits_for_them_nor_is_kept_from_ending_by_them() throws Exception {
        Slow slow = new Slow(new CountDownLatch(1), new CompletableFuture<>());
        new FirstWords(() -> slow).begin();
        slow.go().countDown();
        assertThat(slow.reader().get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
    }

    @Test
    void where_they_cannot_be_read_the_log_says_that_the_first_wish_waits(CapturedOutput output) {
        new FirstWords(() -> {
                    throw new IllegalStateException("no model");
                })
                .begin();
        await().untilAsserted(() -> assertThat(output).contains("the first wish loads it", "no model"));
    }

    /** Reads when it is let go, and tells who made it read. */
    private record Slow(CountDownLatch go, CompletableFuture<Thread> reader) implements Understanding {
        @Override
        public Reading read(String utterance, Brief brief) {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            reader.complete(Thread.currentThread());
            throw new IllegalStateException("nothing to tell");
        }
    }
}
