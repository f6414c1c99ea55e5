package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes at once is written at once, and each is told how it went with its own. */
class SlackIntakeTest extends SlackedParley {
    private final OrgId org = new OrgId(UUID.randomUUID());

    @Autowired
    private Intake intake;

    @Test
    void of_the_same_that_comes_many_times_at_once_one_is_new() throws Exception {
        List<Boolean> isNew = atOnce(30, _ -> intake.accept(kept("same"), () -> {}));

        assertThat(isNew).containsOnlyOnce(true).hasSize(30);
        assertThat(intake.accept(kept("same"), () -> {})).isFalse();
    }

    @Test
    void one_that_the_database_does_not_take_keeps_no_other_out() throws Exception {
        List<Boolean> taken = atOnce(30, n -> {
            try {
                // PostgreSQL has no NUL in its texts.
                return intake.accept(kept(n == 7 ? "bad \0" : "good " + n), () -> {});
            } catch (IllegalStateException refused) {
                return false;
            }
        });

        assertThat(taken).containsOnlyOnce(false).hasSize(30);
        assertThat(jdbc.sql("SELECT count(*) FROM slack_inbox WHERE org_id = ?")
                        .param(org.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(29);
    }

    @Test
    void what_is_new_is_gone_on_with_once_and_before_it_is_acknowledged() {
        List<String> done = new CopyOnWriteArrayList<>();
        intake.accept(kept("first"), () -> done.add("first"));
        assertThat(done).containsExactly("first");
        intake.accept(kept("first"), () -> done.add("again"));
        intake.accept(kept("second"), () -> done.add("second"));

        assertThat(done).containsExactly("first", "second");
    }

    private Kept kept(String id) {
        // Leaving twice, or a workspace that never was, means nothing.
        return new Kept(org, id, new Arrival.Removed("T0NOWHERE"));
    }

    private interface Numbered<T> {
        T of(int number);
    }

    private static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> all = IntStream.range(0, times)
                    .mapToObj(n -> (Callable<T>) () -> work.of(n))
                    .toList();
            List<Future<T>> done = threads.invokeAll(all);
            return done.stream().map(Future::resultNow).toList();
        }
    }
}
