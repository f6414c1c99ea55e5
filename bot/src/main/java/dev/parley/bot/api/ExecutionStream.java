package dev.parley.bot.api;

import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One listener's stream of one run. Whenever there is news it reads the run and sends what differs from what it sent before: news
 * that comes faster than the listener reads melts together, so a slow one costs nothing but its own freshness (E6).
 */
final class ExecutionStream implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionStream.class);
    /** Finds out about a listener that went away, and keeps proxies from closing a quiet stream. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final SseEmitter emitter;
    private final RunFeed.Watch watch;
    private final RunHistory history;
    private final OrgId org;
    private final RunId run;
    private final Map<String, SpanView> sentSpans = new HashMap<>();
    private @Nullable ExecutionView sentStatus;
    private volatile boolean isAbandoned;

    ExecutionStream(SseEmitter emitter, RunFeed.Watch watch, RunHistory history, OrgId org, RunId run) {
        this.emitter = emitter;
        this.watch = watch;
        this.history = history;
        this.org = org;
        this.run = run;
        emitter.onCompletion(this::abandon);
        emitter.onError(_ -> abandon());
    }

    @Override
    public void run() {
        try (watch) {
            boolean goesOn = sendNews();
            while (goesOn && !isAbandoned && !watch.isOver()) {
                if (watch.await(HEARTBEAT)) {
                    goesOn = sendNews();
                } else {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
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
        // The status first: a run that had ended by then has no spans that the trace read after it lacks.
        ExecutionView status = history.find(org, run).map(ExecutionView::of).orElse(null);
        for (SpanView span : history.trace(org, run).stream().map(SpanView::of).toList()) {
            if (!span.equals(sentSpans.put(name(span), span))) {
                emitter.send(SseEmitter.event().name("span").data(span));
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

    /** Rounds of a loop are spans of their own. */
    private static String name(SpanView span) {
        return (span.step() == null ? span.node() : span.step()) + "#" + span.attempt();
    }

    private void abandon() {
        isAbandoned = true;
        watch.wake();
    }
}
