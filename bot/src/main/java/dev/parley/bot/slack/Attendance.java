package dev.parley.bot.slack;

import dev.parley.bot.EngineLost;
import dev.parley.bot.EngineOpened;
import dev.parley.bot.address.HookAddress;
import dev.parley.bot.slack.Inbox.Kept;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * Has everything in the inbox dealt with: what arrives here at once, what another process accepted or left behind a little later. Only
 * in the process that owns the engine.
 */
class Attendance {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** After so long nobody else is about to begin with it. */
    private static final Duration LEFT = Duration.ofSeconds(3);
    /** Slack repeats a delivery for an hour at most. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Inbox inbox;
    private final Attendant attendant;
    private final HookAddress hooks;
    private final Lines lines = new Lines();
    private final Worker worker = new Worker("slack-inbox", this::look);

    Attendance(Inbox inbox, Attendant attendant, HookAddress hooks) {
        this.inbox = inbox;
        this.attendant = attendant;
        this.hooks = hooks;
    }

    /** To be called where the request is known; what is returned has it dealt with, and returns at once. */
    Runnable attending(Kept kept) {
        Runnable work = hooks.carried(() -> begin(kept));
        return () -> {
            if (worker.isOpen()) {
                lines.add(kept.org() + kept.arrival().line(), work);
            }
        };
    }

    private void begin(Kept kept) {
        try {
            if (inbox.begin(kept)) {
                attendant.attend(kept);
                inbox.done(kept);
            }
        } catch (RuntimeException failure) {
            // The desk has told the person; trying once more by itself would only repeat what went wrong.
            LOG.error("What arrived from Slack as {} was not dealt with", kept.id(), failure);
            inbox.done(kept);
        }
    }

    @EventListener(EngineOpened.class)
    void open() {
        worker.open();
    }

    @EventListener(EngineLost.class)
    void close() {
        worker.close();
    }

    private void look() throws InterruptedException {
        boolean isNew = true;
        while (worker.isCurrent()) {
            try {
                if (isNew) {
                    inbox.interrupted().forEach(this::resume);
                    inbox.forget(MEMORY);
                    isNew = false;
                }
                inbox.left(LEFT).forEach(kept -> attending(kept).run());
            } catch (RuntimeException failure) {
                LOG.warn("Cannot see what has arrived from Slack; trying again", failure);
            }
            Thread.sleep(LOOK);
        }
    }

    private void resume(Kept kept) {
        lines.add(kept.org() + kept.arrival().line(), () -> {
            try {
                if (inbox.beginAgain(kept)) {
                    attendant.resume(kept);
                } else {
                    attendant.apologize(kept);
                }
            } catch (RuntimeException failure) {
                LOG.error(
                        "What was begun with when the last process ended, {}, was not dealt with", kept.id(), failure);
            }
            inbox.done(kept);
        });
    }
}
