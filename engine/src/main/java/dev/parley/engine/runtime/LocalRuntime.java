package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Command;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Runs workflows in this process, on virtual threads. A run is in memory only while something of it is under way; a run that waits
 * is a row. One turn after the other: think ({@link Interpreter#advance}), write down, carry out, tell.
 */
public final class LocalRuntime implements Runtime, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);
    private static final int MOST_WOKEN_AT_ONCE = 500;
    private static final Duration STILL_DUE = Duration.ofSeconds(1);
    private static final Duration NOT_YET = Duration.ofSeconds(2);
    private static final Duration FOR_LISTENERS_TO_END = Duration.ofSeconds(5);

    private final Journal journal;
    private final Plans plans;
    private final Calls calls;
    private final Clock clock;
    private final Duration patience;
    private final Listeners listeners;
    private final Alarm alarm;
    private final RunsInMemory runs;
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
        this.plans = new Plans(catalog, expressions);
        this.runs = new RunsInMemory(journal, plans);
        this.calls = new Calls(new Performer(operations, clock), this::report);
        this.clock = clock;
        this.patience = patience;
        this.listeners = new Listeners(listeners, FOR_LISTENERS_TO_END);
        this.alarm = new Alarm(clock, this::wakeDue);
    }

    /** Takes up the runs that were under way when the last process ended, then begins to accept new ones. */
    public void open() {
        List<Located> interrupted = journal.interrupted();
        if (!interrupted.isEmpty()) {
            LOG.info("Taking up {} runs that were under way when Parley last stopped", interrupted.size());
        }
        // All of them before anything else may move them on: a run in memory is not looked at again.
        joinAll(interrupted.stream().map(this::takeUp).toList());
        isOpen = !isClosed;
        alarm.start();
    }

    @Override
    public RunId start(StartRun request) throws OverloadedException {
        Interpreter interpreter = plans.interpreter(request.org(), request.workflow());
        RunStarted started = new RunStarted(
                request.workflow(),
                request.mode(),
                request.trigger(),
                request.payload(),
                request.input(),
                request.by(),
                request.replyTo(),
                null);
        return begin(request.org(), request.id(), interpreter, List.of(started));
    }

    @Override
    public RunId replay(OrgId org, RunId origin, @Nullable NodeId from, @Nullable JsonNode input, Actor by)
            throws OverloadedException {
        List<RecordedEvent> events = journal.read(org, origin);
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted original)) {
            throw new NoSuchElementException("There is no run " + origin);
        }
        Interpreter interpreter = plans.interpreter(org, original.workflow());
        RunState ended = interpreter.fold(origin, events);
        if (!ended.status().hasEnded()) {
            throw new IllegalStateException("Run " + origin + " has not ended yet; cancel it first, or wait");
        }
        return begin(org, null, interpreter, interpreter.plan().replay(ended, from, input, by));
    }

    @Override
    public VoteResult vote(OrgId org, RunId run, NodeId node, boolean approve, Actor by, @Nullable String comment) {
        return onRunIfOpen(org, run, at -> vote(at, node, approve, by, comment)).orElse(new VoteResult.NotAsked());
    }

    @Override
    public boolean resolveDoubt(OrgId org, RunId run, NodeId node, DoubtAnswer answer, Actor by) {
        return onRunIfOpen(org, run, at -> {
                    boolean isInDoubt =
                            at.state.finished() == null && at.state.nodes().get(node) instanceof NodeState.InDoubt;
                    if (isInDoubt) {
                        advance(at, List.of(new DoubtResolved(node, answer, by)));
                    }
                    return isInDoubt;
                })
                .orElse(false);
    }

    @Override
    public boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason) {
        return onRunIfOpen(org, run, at -> {
                    if (at.state.finished() != null || at.state.cancelled() != null) {
                        return false;
                    }
                    advance(at, List.of(new CancelRequested(by, reason)));
                    at.underWay.values().forEach(Thread::interrupt);
                    return true;
                })
                .orElse(false);
    }

    private VoteResult vote(ActiveRun at, NodeId node, boolean approve, Actor by, @Nullable String comment) {
        return switch (at.state.nodes().get(node)) {
            case NodeState.Asking asking
            when at.state.finished() == null -> {
                if (asking.votes().stream().anyMatch(vote -> vote.by().id().equals(by.id()))) {
                    yield new VoteResult.AlreadyVoted();
                }
                advance(at, List.of(new ApprovalVoted(node, approve, by, comment)));
                boolean isDecided = at.state.nodes().get(node) instanceof NodeState.Succeeded;
                yield new VoteResult.Counted(isDecided ? (approve ? "approved" : "rejected") : null);
            }
            case NodeState.Succeeded decided
            when decided.choice() != null ->
                new VoteResult.AlreadyDecided(decided.choice(), decider(at, node), decided.at());
            case null, default -> new VoteResult.NotAsked();
        };
    }

    private @Nullable Actor decider(ActiveRun at, NodeId node) {
        for (RecordedEvent recorded : journal.read(at.org, at.state.id())) {
            if (recorded.event() instanceof RunEvent.ApprovalClosed closed
                    && closed.node().equals(node)) {
                return closed.by();
            }
        }
        return null;
    }

    private RunId begin(OrgId org, @Nullable RunId id, Interpreter interpreter, List<RunEvent> happened)
            throws OverloadedException {
        if (!isOpen) {
            throw new OverloadedException(NOT_YET);
        }
        RunId run = id != null ? id : RunId.at(clock.instant(), randomId());
        Turn turn = interpreter.begin(run, happened, now());
        ActiveRun at = new ActiveRun(org, interpreter, turn.state());
        try {
            runs.begin(at, () -> {
                journal.appendOrRefuse(new Entry(org, turn.state(), turn.events()));
                carryOut(at, turn);
            });
            return run;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while starting a run; it may or may not have been accepted", e);
        }
    }

    /** A process that stands by must not touch a run: its owner has it in memory, or will take it up. */
    private <T> Optional<T> onRunIfOpen(OrgId org, RunId run, Function<ActiveRun, T> work) {
        if (!isOpen) {
            throw new NotReadyException(NOT_YET);
        }
        return runs.with(org, run, work);
    }

    private void advance(ActiveRun at, List<RunEvent> happened) {
        commit(at, at.interpreter.advance(at.state, happened, now()));
    }

    private void commit(ActiveRun at, Turn turn) {
        if (turn.events().isEmpty()) {
            return;
        }
        try {
            journal.append(new Entry(at.org, turn.state(), turn.events()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while writing run " + at.state.id(), e);
        }
        at.state = turn.state();
        carryOut(at, turn);
    }

    private void carryOut(ActiveRun at, Turn turn) {
        for (Command command : turn.commands()) {
            switch (command) {
                case Command.Perform perform -> calls.begin(at, perform.event());
                case Command.WakeAt _, Command.AskPeople _, Command.Settle _, Command.Finish _ -> {}
            }
        }
        turn.state().wakeAt().ifPresent(alarm::setFor);
        listeners.tell(at.org, turn.state(), turn.events());
    }

    private void report(OrgId org, RunId run, NodeId node, Performer.Answer answer) {
        if (isClosed) {
            return;
        }
        try {
            runs.with(org, run, at -> {
                at.underWay.remove(node);
                // Cancelling interrupts the call, never the writing down of what became of it. Under the lock nobody
                // does any more.
                Thread.interrupted();
                if (at.state.nodes().get(node) instanceof NodeState.Running) {
                    advance(at, List.of(event(at, node, answer)));
                }
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("Run {} cannot go on after step {}; it is taken up at the next start", run, node, e);
        }
    }

    private RunEvent event(ActiveRun at, NodeId node, Performer.Answer answer) {
        return switch (answer) {
            case Performer.Answer.Succeeded succeeded -> at.interpreter.succeeded(node, succeeded.output());
            case Performer.Answer.Failed failed ->
                at.interpreter.failed(
                        at.state,
                        node,
                        failed.error(),
                        failed.retryAfter(),
                        now(),
                        ThreadLocalRandom.current().nextDouble());
        };
    }

    private Thread takeUp(Located located) {
        return Thread.ofVirtual().name("take-up").start(() -> {
            try {
                runs.with(located.org(), located.run(), at -> {
                    commit(at, at.interpreter.recover(at.state, started -> calls.isRepeatable(at, started), now()));
                    return true;
                });
            } catch (RuntimeException e) {
                LOG.error("Run {} cannot be taken up", located.run(), e);
            }
        });
    }

    /** Moves on the runs whose time has come. @return when to look again */
    private Instant wakeDue() {
        List<Located> due = journal.due(clock.instant(), MOST_WOKEN_AT_ONCE);
        joinAll(due.stream()
                .map(located -> Thread.ofVirtual().name("wake").start(() -> wake(located)))
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

    private void wake(Located located) {
        try {
            runs.with(located.org(), located.run(), at -> {
                advance(at, List.of());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("Run {} cannot be woken", located.run(), e);
        }
    }

    /** PostgreSQL keeps microseconds; what is in memory must equal what is read back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), UUID.randomUUID().getLeastSignificantBits());
    }

    /** Stops taking in, gives calls under way a moment to answer, then cuts them off; those are taken up at the next start. */
    @Override
    public void close() {
        isOpen = false;
        alarm.close();
        try {
            runs.awaitIdle(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isClosed = true;
        calls.close();
        journal.close();
        listeners.close();
    }
}
