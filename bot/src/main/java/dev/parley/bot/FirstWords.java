package dev.parley.bot;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.understanding.Understanding;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Reads a wish to itself once people can come in, so that the first of them does not wait for the sentence model and its examples to
 * load. Nothing it uses is closed with the application, which need not wait for it either.
 */
final class FirstWords implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FirstWords.class);

    private static final String WISH =
            "When an order over 1000 comes in, ask Ana for approval, then post it to #sales and file an issue in Jira";

    private final Supplier<Understanding> understanding;

    FirstWords(Supplier<Understanding> understanding) {
        this.understanding = understanding;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        begin();
    }

    /** Comes back at once. */
    void begin() {
        // The model is native code, which would keep a virtual thread's carrier from the runs.
        Thread.ofPlatform().daemon().name("first-words").start(this::read);
    }

    private void read() {
        try {
            understanding.get().read(WISH, Brief.empty(ZoneId.systemDefault()));
        } catch (RuntimeException failure) {
            LOG.warn("The sentence model could not be loaded ahead; the first wish loads it.", failure);
        }
    }
}
