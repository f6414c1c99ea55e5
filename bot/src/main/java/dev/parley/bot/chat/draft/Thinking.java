package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Patience;
import dev.parley.bot.chat.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says so when an answer takes longer than people like to wait in silence, as a language model's does. */
@Component
class Thinking {
    private static final Logger log = LoggerFactory.getLogger(Thinking.class);

    private final ChatSurface surface;
    private final Patience patience;

    Thinking(ChatSurface surface, Patience patience) {
        this.surface = surface;
        this.patience = patience;
    }

    <T> T during(Place place, Supplier<T> work) {
        long begun = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<Optional<MessageId>> announcing = new FutureTask<>(() -> announce(place, done));
        Thread.ofVirtual().name("thinking").start(announcing);
        try {
            return work.get();
        } finally {
            done.countDown();
            settle(place, announcing, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Optional<MessageId> announce(Place place, CountDownLatch done) throws InterruptedException {
        boolean isQuick = done.await(patience.thinking().toMillis(), TimeUnit.MILLISECONDS);
        return isQuick || surface.showsThinking(place)
                ? Optional.empty()
                : Optional.of(surface.post(place, Message.of("", Block.muted("Thinking …"))));
    }

    private void settle(Place place, FutureTask<Optional<MessageId>> announcing, Duration took) {
        try {
            Block thought = Block.muted("Thought for " + Math.max(1, took.toSeconds()) + " s.");
            announcing.get().ifPresent(id -> surface.update(place, id, Message.of("", thought)));
        } catch (ExecutionException e) {
            log.warn("It could not be announced in {} that an answer takes long", place, e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
