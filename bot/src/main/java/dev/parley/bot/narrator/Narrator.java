package dev.parley.bot.narrator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.EngineOpened;
import dev.parley.bot.chat.UnknownConversationException;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.runtime.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells runs in their conversations. The engine only drops a note here; one worker reads the notes, several times a second, so that
 * no message changes more often than that. How far each run was told is kept, and after a crash the rest is read from the journal:
 * everything is told at least once.
 */
@Component
public class Narrator implements RunListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_FAILURES = 3;

    private final Teller teller;
    private final RunThreads threads;
    private final Summaries summaries;
    private final Digests digests;
    private final Queue queue;
    private final CatchUp catchUp;
    private final InstantSource clock;
    private final Backlog backlog = new Backlog();
    private final Cache<RunKey, RunThread> recent =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private volatile boolean ownsRuns;
    private volatile boolean isBehind;
    private volatile @Nullable Thread worker;

    Narrator(
            Teller teller,
            RunThreads threads,
            Summaries summaries,
            Digests digests,
            Queue queue,
            CatchUp catchUp,
            InstantSource clock) {
        this.digests = digests;
        this.queue = queue;
        this.teller = teller;
        this.threads = threads;
        this.summaries = summaries;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    @Override
    public void recorded(OrgId org, RunState after, List<RecordedEvent> events) {
        backlog.add(Heard.of(new RunKey(org, after.id()), after, events));
    }

    /** From now on runs happen in this process; what the last one left untold is told here. */
    @EventListener
    void opened(EngineOpened event) {
        ownsRuns = true;
        isBehind = true;
    }

    @Override
    public void start() {
        isBehind = ownsRuns;
        Thread newWorker = Thread.ofPlatform().daemon().name("parley-narrator").unstarted(this::work);
        // Known before it runs: it works for as long as it is the worker.
        worker = newWorker;
        newWorker.start();
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        try {
            while (worker == Thread.currentThread()) {
                if (isBehind) {
                    catchUp();
                }
                tell(backlog.drain());
                digest();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() {
        try {
            // Another process may have told them since, if this one owned the runs before.
            recent.invalidateAll();
            catchUp.untold().forEach(key -> backlog.add(Heard.lookUp(key)));
            isBehind = false;
        } catch (RuntimeException failure) {
            LOG.warn("Cannot yet see what the last process left untold; trying again", failure);
        }
    }

    private void digest() {
        if (ownsRuns) {
            try {
                digests.flush(clock.instant());
            } catch (RuntimeException failure) {
                LOG.warn("The digests of quiet workflows could not be told; trying again", failure);
            }
        }
    }

    private void tell(List<Heard> news) {
        if (news.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try {
            remember(news);
            List<RunThread> told = new ArrayList<>();
            calledFirst(news).forEach(heard -> tell(heard, told, now));
            summaries.flush(now);
            threads.save(told);
            told.forEach(thread -> recent.put(thread.key(), thread));
            queue.flush();
        } catch (RuntimeException failure) {
            LOG.warn("Runs could not be told; trying again", failure);
            news.forEach(heard -> again(heard, failure));
        }
    }

    /** Whoever tells of the caller leads to the called run, which has to stand somewhere by then. */
    private static List<Heard> calledFirst(List<Heard> news) {
        return news.stream()
                .sorted(Comparator.comparingInt(Heard::depth).reversed())
                .toList();
    }

    private void tell(Heard heard, List<RunThread> told, Instant now) {
        try {
            teller.tell(heard, recent.getIfPresent(heard.key()), now).ifPresent(told::add);
        } catch (UnknownConversationException gone) {
            LOG.debug("Run {} has nobody to tell: {}", heard.key().run(), gone.getMessage());
        } catch (RuntimeException failure) {
            again(heard, failure);
        }
    }

    private void again(Heard heard, RuntimeException failure) {
        if (heard.failures() < MOST_FAILURES) {
            backlog.add(heard.failedOnce());
        } else {
            LOG.error("Run {} cannot be told", heard.key().run(), failure);
        }
    }

    /** Loads how far those runs were told that were not begun just now. */
    private void remember(List<Heard> news) {
        Map<OrgId, List<RunId>> unknown = news.stream()
                .filter(heard -> !isNew(heard) && recent.getIfPresent(heard.key()) == null)
                .map(Heard::key)
                .collect(Collectors.groupingBy(RunKey::org, Collectors.mapping(RunKey::run, Collectors.toList())));
        unknown.forEach(
                (org, runs) -> threads.find(org, runs).values().forEach(thread -> recent.put(thread.key(), thread)));
    }

    private static boolean isNew(Heard heard) {
        return !heard.events().isEmpty() && heard.events().getFirst().seq() == 1;
    }
}
