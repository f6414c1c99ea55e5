package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Runs workflows in this process, on virtual threads. A run is in memory only while something of it is under way; a run that waits
 * is a row.
 */
public final class LocalRuntime implements Runtime, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);
    private static final int MOST_WOKEN_AT_ONCE = 500;
    private static final Duration STILL_DUE = Duration.ofSeconds(1);
    private static final Duration NOT_YET = Duration.ofSeconds(2);
    private static final Duration FOR_LISTENERS_TO_END = Duration.ofSeconds(5);

    private final Journal journal;
    private final WorkflowCatalog catalog;
    private final Plans plans;
    private final Calls calls;
    private final Clock clock;
    private final Duration patience;
    private final Listeners listeners;
    private final Alarm alarm;
    private final RunsInMemory runs;
    private final Turns turns;
    private final Answers answers;
    private final Starts starts;
    private final Errands errands;
    private final StartKeys keys;
    private List<Located> lastDue = List.of();
    private volatile boolean isOpen;
    private volatile boolean isClosed;

    /** @param patience how long {@link #close} waits for calls under way to answer */
    public LocalRuntime(
            Journal journal,
            WorkflowCatalog catalog,
            OperationCatalog operations,
            Expressions expressions,
            Clock clock,
            Duration patience,
            List<RunListener> listeners) {
        this.journal = journal;
        this.catalog = catalog;
        this.plans = new Plans(catalog, expressions);
        this.runs = new RunsInMemory(journal, plans);
        this.calls = new Calls(new Performer(operations, clock), this::report);
        this.clock = clock;
        this.patience = patience;
        this.listeners = new Listeners(listeners, FOR_LISTENERS_TO_END);
        this.alarm = new Alarm(clock, this::wakeDue);
        this.turns = new Turns(journal, clock, calls, alarm, this.listeners, this::errands);
        this.answers = new Answers(journal, turns);
        this.keys = new StartKeys(journal);
        this.starts = new Starts(runs, turns, new Admissions(journal), () -> isOpen && this.listeners.hasRoom());
        this.errands =
                new Errands(journal, plans, new CalledRuns(catalog, journal), runs, turns, starts, () -> !isClosed);
    }

    /** Takes up the runs that were under way when the last process ended, then begins to accept new ones. */
    public void open() {
        List<Located> interrupted = patiently(journal::interrupted);
        if (!interrupted.isEmpty()) {
            LOG.info("Taking up {} runs that were under way when Parley last stopped", interrupted.size());
        }
        runs.load(interrupted);
        // All of them before anything else may move them on: a run in memory is not looked at again.
        joinAll(interrupted.stream()
                .map(located -> runs.onThread("take-up", located.org(), located.run(), turns::recover))
                .toList());
        isOpen = !isClosed;
        alarm.start();
        patiently(journal::queued).forEach(starts::restoreQueue);
        patiently(journal::abandoned).forEach(called -> errands.abandoned(called.org(), called.run()));
    }

    private List<Located> patiently(Supplier<List<Located>> reading) {
        return runs.patiently("Taking up the runs", reading);
    }

    @Override
    public RunId start(StartRun request) throws OverloadedException {
        String key = request.key();
        return key == null
                ? startNew(request)
                : keys.once(request.org(), request.workflow().id(), key, () -> startNew(request));
    }

    private RunId startNew(StartRun request) throws OverloadedException {
        Interpreter interpreter = plans.interpreter(request.org(), request.workflow());
        AskedInput.demand(interpreter.plan().workflow(), request.input());
        RunStarted started =
                request.event(null, interpreter.plan().workflow().settings().timeout());
        return starts.begin(request.org(), newRun(), interpreter, List.of(started));
    }

    @Override
    public RunId replay(OrgId org, RunId origin, Replay replay, Actor by) throws OverloadedException {
        List<RecordedEvent> events = journal.read(org, origin);
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted original)) {
            throw new NoSuchElementException("There is no run " + origin);
        }
        Interpreter before = plans.interpreter(org, original.workflow());
        RunState ended = before.fold(origin, events);
        if (!ended.status().hasEnded()) {
            throw new IllegalStateException("Run " + origin + " has not ended yet; cancel it first, or wait");
        }
        WorkflowRef target = replay.revision() == null
                ? original.workflow()
                : new WorkflowRef(original.workflow().id(), replay.revision());
        Interpreter interpreter = plans.interpreter(org, target);
        if (original.mode() == Mode.LIVE && !isPublished(org, target)) {
            throw new IllegalStateException(
                    "Run " + origin + " was imported, and its workflow was never published here; publish it first");
        }
        List<RunEvent> beginning = replay.of(ended, before.plan(), interpreter.plan(), target, by);
        // What was good enough for the same steps then is good enough to go on with.
        if (replay.input() != null || replay.from() == null && !target.equals(original.workflow())) {
            AskedInput.demand(interpreter.plan().workflow(), ((RunStarted) beginning.getFirst()).input());
        }
        return starts.begin(org, newRun(), interpreter, beginning);
    }

    private boolean isPublished(OrgId org, WorkflowRef ref) {
        return catalog.revision(org, ref)
                .map(stored -> stored.version() != null)
                .orElse(false);
    }

    /** Writes down a run that happened elsewhere and has ended. */
    void take(Entry ended) throws OverloadedException, InterruptedException {
        if (!isOpen) {
            throw new NotReadyException(NOT_YET);
        }
        journal.appendOrRefuse(ended);
    }

    @Override
    public VoteResult vote(OrgId org, RunId run, StepId step, boolean approve, Actor by, @Nullable String comment) {
        return onRunIfOpen(org, run, at -> answers.vote(at, step, approve, by, comment))
                .map(result -> result.orElseGet(() -> answers.decided(org, run, step)))
                .orElse(new VoteResult.NotAsked());
    }

    @Override
    public DelegationResult delegate(OrgId org, RunId run, StepId step, Actor by, Actor to, @Nullable String comment) {
        return onRunIfOpen(org, run, at -> answers.delegate(at, step, by, to, comment))
                .orElse(new DelegationResult.NotAsked());
    }

    @Override
    public FormResult fillIn(OrgId org, RunId run, StepId step, JsonNode values, Actor by) {
        return onRunIfOpen(org, run, at -> answers.fillIn(at, step, values, by))
                .map(result -> result.orElseGet(() -> answers.given(org, run, step)))
                .orElse(new FormResult.NotAsked());
    }

    @Override
    public boolean deliver(OrgId org, RunId run, StepId step, JsonNode event) {
        return onRunIfOpen(org, run, at -> answers.deliver(at, step, event)).orElse(false);
    }

    @Override
    public boolean resolveDoubt(OrgId org, RunId run, StepId step, DoubtAnswer answer, Actor by) {
        return onRunIfOpen(org, run, at -> answers.resolveDoubt(at, step, answer, by))
                .orElse(false);
    }

    @Override
    public boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason) {
        return onRunIfOpen(org, run, at -> {
                    boolean isOpenStill = at.state.finished() == null && at.state.cancelled() == null;
                    if (isOpenStill) {
                        turns.advance(at, List.of(new CancelRequested(by, reason)));
                    }
                    return isOpenStill;
                })
                .orElse(false);
    }

    /** A process that stands by must not touch a run: its owner has it in memory, or will take it up. */
    private <T> Optional<T> onRunIfOpen(OrgId org, RunId run, Function<ActiveRun, T> work) {
        if (!isOpen) {
            throw new NotReadyException(NOT_YET);
        }
        return runs.with(org, run, work);
    }

    private void report(OrgId org, RunId run, StepId step, Performer.Answer answer) {
        if (isClosed) {
            return;
        }
        // Cancelling interrupts the call, never the writing down of what became of it.
        Thread.interrupted();
        runs.persistently("answer of " + step, org, run, at -> {
            at.underWay.remove(step);
            // Under the lock nobody interrupts any more.
            Thread.interrupted();
            if (at.state.step(step).orElse(null) instanceof NodeState.Running) {
                turns.answered(at, step, answer);
            }
        });
    }

    /** Moves on the runs whose time has come. @return when to look again */
    private Instant wakeDue() {
        List<Located> due = journal.due(clock.instant(), MOST_WOKEN_AT_ONCE);
        joinAll(due.stream()
                .map(located -> runs.onThread("wake", located.org(), located.run(), at -> turns.advance(at, List.of())))
                .toList());
        // Runs that stay due wait for a call to end; looking at them without pause would only burn the processor.
        Instant earliest =
                due.equals(lastDue) && !due.isEmpty() ? clock.instant().plus(STILL_DUE) : Instant.MIN;
        lastDue = due;
        Instant next = journal.nextDue();
        return next.isBefore(earliest) ? earliest : next;
    }

    private static void joinAll(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Turns.Elsewhere errands() {
        return errands;
    }

    private RunId newRun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return RunId.at(
                clock.instant(), new UUID(random.nextLong(), UUID.randomUUID().getLeastSignificantBits()));
    }

    /** Stops taking in, gives calls under way a moment to answer, then cuts them off; those are taken up at the next start. */
    @Override
    public void close() {
        close(patience);
    }

    /** Cuts off calls at once: the runs belong to another process already, and nothing could be written down. */
    public void abandon() {
        close(Duration.ZERO);
    }

    private void close(Duration longest) {
        isOpen = false;
        alarm.close();
        try {
            runs.awaitIdle(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isClosed = true;
        runs.close();
        calls.close();
        journal.close();
        listeners.close();
    }
}
