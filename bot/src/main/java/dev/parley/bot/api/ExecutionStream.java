package dev.parley.bot.api;

import dev.parley.bot.identity.Standing;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.TraceNews;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One listener's stream of one run. Whenever there is news it reads what was written down since, a bounded piece at a time, and only once
 * the piece before has been taken: a listener that does not read costs one piece and a parked virtual thread, until the web server gives
 * up writing to it (E6).
 */
final class ExecutionStream implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionStream.class);
    /** Finds out about a listener that went away, and keeps proxies from closing a quiet stream. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** What a busy run writes down within this time is read, and told, together. */
    private static final Duration GATHER = Duration.ofMillis(40);
    /** A listener that was cut off comes back this soon. */
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final SseEmitter emitter;
    private final RunFeed.Watch watch;
    private final Standing listener;
    private final RunHistory history;
    private final OrgId org;
    private final RunId run;
    private final TraceNews news;
    private @Nullable ExecutionView sentStatus;
    private volatile boolean isAbandoned;

    /** @param told id of the last span that the listener has; 0 for none */
    ExecutionStream(
            SseEmitter emitter,
            RunFeed.Watch watch,
            Standing listener,
            RunHistory history,
            OrgId org,
            RunId run,
            long told) {
        this.emitter = emitter;
        this.watch = watch;
        this.listener = listener;
        this.history = history;
        this.org = org;
        this.run = run;
        this.news = history.follow(org, run, told);
        emitter.onCompletion(this::abandon);
        emitter.onError(_ -> abandon());
    }

    @Override
    public void run() {
        try (watch) {
            emitter.send(SseEmitter.event().comment("hello").reconnectTime(COME_BACK.toMillis()));
            boolean goesOn = sendNews();
            while (goesOn && !isAbandoned && !watch.isOver()) {
                if (watch.await(HEARTBEAT)) {
                    Thread.sleep(GATHER);
                } else {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                // Without a wake-up as well: another process may have written.
                goesOn = listener.lasts() && sendNews();
            }
            emitter.complete();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (IOException | IllegalStateException listenerIsGone) {
            emitter.completeWithError(listenerIsGone);
        } catch (RuntimeException failure) {
            LOG.error("The stream of run {} broke off", run, failure);
            emitter.completeWithError(failure);
        }
    }

    /** @return whether more may come */
    private boolean sendNews() throws IOException {
        // The status first: of a run that had ended by then, everything can be read after it.
        ExecutionView status = history.find(org, run).map(ExecutionView::of).orElse(null);
        for (List<TraceNews.Change> changes = news.next(); !changes.isEmpty(); changes = news.next()) {
            for (TraceNews.Change change : changes) {
                emitter.send(SseEmitter.event()
                        .id(Long.toString(change.seq()))
                        .name("span")
                        .data(SpanView.of(change.span())));
            }
            if (!listener.lasts()) {
                return false;
            }
        }
        if (status == null) {
            return false;
        }
        if (!status.equals(sentStatus)) {
            emitter.send(SseEmitter.event().name("status").data(status));
            sentStatus = status;
        }
        return !status.status().hasEnded();
    }

    private void abandon() {
        isAbandoned = true;
        watch.wake();
    }
}
