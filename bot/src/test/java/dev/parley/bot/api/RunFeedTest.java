package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.RunId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunFeedTest {
    private final RunFeed feed = new RunFeed();

    @Test
    void stopping_sends_watchers_home_so_that_the_server_need_not_wait_for_them() throws Exception {
        feed.start();
        try (RunFeed.Watch watch = feed.watch(new RunId(UUID.randomUUID()))) {
            assertThat(watch.isOver()).isFalse();
            feed.stop();
            assertThat(watch.await(Duration.ofSeconds(10))).isTrue();
            assertThat(watch.isOver()).isTrue();
        }
    }
}
