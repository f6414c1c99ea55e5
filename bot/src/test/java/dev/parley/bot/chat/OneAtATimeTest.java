package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.OrgId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
    private final OneAtATime oneAtATime = new OneAtATime();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void no_conversation_waits_for_another() throws Exception {
        CompletableFuture<Void> slow = slowly(place(0));
        for (int i = 1; i <= 1_000; i++) {
            String name = "conversation " + i;
            oneAtATime.run(place(i), () -> done.add(name));
        }
        assertThat(done).hasSize(1_000).doesNotContain("slow");

        release.countDown();
        slow.get(10, TimeUnit.SECONDS);
        assertThat(done).endsWith("slow");
    }

    @Test
    void the_next_event_of_a_conversation_waits_for_the_one_before() throws Exception {
        CompletableFuture<Void> slow = slowly(place(0));
        CompletableFuture<Void> next = CompletableFuture.runAsync(
                () -> oneAtATime.run(place(0), () -> done.add("next")), Thread::startVirtualThread);

        release.countDown();
        CompletableFuture.allOf(slow, next).get(10, TimeUnit.SECONDS);
        assertThat(done).containsExactly("slow", "next");
    }

    private CompletableFuture<Void> slowly(Place place) throws InterruptedException {
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> oneAtATime.run(place, () -> {
                    begun.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    done.add("slow");
                }),
                Thread::startVirtualThread);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return slow;
    }

    private static Place place(int i) {
        return new Place(new OrgId(new UUID(0, 1)), "c-" + i);
    }
}
