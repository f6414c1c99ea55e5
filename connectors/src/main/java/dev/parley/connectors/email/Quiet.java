package dev.parley.connectors.email;

import dev.parley.connectors.protocol.Vigil;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits in a folder in which nothing happens. */
record Quiet(IMAPFolder folder, IMAPStore store) {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);
    private static final Executor WAKERS =
            task -> Thread.ofVirtual().name("mail-waker").start(task);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** Until the server tells of something, or until then. */
    void untilNews(Instant until) throws MessagingException, InterruptedException {
        if (store.hasCapability("IDLE")) {
            idle(until);
        } else {
            ask(until);
        }
    }

    private void idle(Instant until) throws MessagingException {
        long left = Duration.between(Instant.now(), until).toMillis();
        if (left <= 0) {
            return;
        }
        CompletableFuture<Void> waker = CompletableFuture.runAsync(
                this::wake, CompletableFuture.delayedExecutor(left, TimeUnit.MILLISECONDS, WAKERS));
        try {
            folder.idle(true);
        } finally {
            waker.cancel(false);
        }
    }

    /** Any other command ends the waiting. */
    private void wake() {
        try {
            if (folder.isOpen()) {
                folder.doCommand(imap -> {
                    imap.noop();
                    return true;
                });
            }
        } catch (MessagingException e) {
            LOG.debug("The folder was closed meanwhile", e);
        }
    }

    private void ask(Instant until) throws MessagingException, InterruptedException {
        int before = folder.getMessageCount();
        new Vigil(BETWEEN, until).look(folder::getMessageCount, count -> count > before);
    }
}
