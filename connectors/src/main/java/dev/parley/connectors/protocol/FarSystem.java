package dev.parley.connectors.protocol;

import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A system spoken to in a protocol of its own. Each connection has so many places, so that a slow one keeps nobody else from anything; a
 * call ends at its sender's deadline; what goes wrong is said in words.
 */
public final class FarSystem {
    private final String title;
    private final int atOnce;
    private final Connections connections;
    private final Wording wording;
    private final Map<ConnectionId, Semaphore> places = new ConcurrentHashMap<>();

    /** @param title as people write it, such as "PostgreSQL" */
    public FarSystem(String title, int atOnce, Connections connections, Wording wording) {
        this.title = title;
        this.atOnce = atOnce;
        this.connections = connections;
        this.wording = wording;
    }

    public Connections connections() {
        return connections;
    }

    public <I extends Record, O extends Record> FarOperation<I, O> operation(
            Description<I, O> description, FarOperation.Conversation<I, O> conversation) {
        return keyed(description, (input, caller, _) -> conversation.about(input, caller));
    }

    public <I extends Record, O extends Record> FarOperation<I, O> keyed(
            Description<I, O> description, FarOperation.KeyedConversation<I, O> conversation) {
        return new FarOperation<>(description, this, conversation, _ -> false, _ -> false);
    }

    public FarProblem problem(Access access, Sender sender) {
        return new FarProblem(title, access, sender);
    }

    public Settings settings(Access access, Sender sender) {
        return new Settings(access, problem(access, sender));
    }

    /** What a connection may do, in words. */
    public String limits() {
        return atOnce + " at once";
    }

    /**
     * Does it, for a step or a look. When the login is refused, the connection is tested and, if that fails too, marked.
     *
     * @throws OperationException {@code needs_reconnect}, {@code connection_busy}, {@code timeout}, {@code egress_denied}, …
     */
    public <T> T call(Access access, Sender sender, Work<T> work) throws OperationException, InterruptedException {
        try {
            return attempt(access, sender, work);
        } catch (LoginRefused refused) {
            connections.renewed(access, sender);
            throw problem(access, sender)
                    .retryable(
                            "connection_lost",
                            "was not let in by %s, which lets the connection in again now".formatted(title),
                            "Retry.",
                            refused);
        }
    }

    /** Does it, as the test of a connection: a refused login is {@code http_401}. */
    public <T> T probe(Access access, Sender sender, Work<T> work) throws OperationException, InterruptedException {
        try {
            return attempt(access, sender, work);
        } catch (LoginRefused refused) {
            throw problem(access, sender).notLetIn(refused);
        }
    }

    private <T> T attempt(Access access, Sender sender, Work<T> work)
            throws OperationException, InterruptedException, LoginRefused {
        FarProblem problem = problem(access, sender);
        Semaphore mine = places.computeIfAbsent(access.connection().id(), _ -> new Semaphore(atOnce, true));
        if (!mine.tryAcquire(left(sender).toNanos(), TimeUnit.NANOSECONDS)) {
            throw problem.busy(atOnce);
        }
        FutureTask<T> conversation = new FutureTask<>(work::run);
        // On a thread of its own, because looking up a name cannot be interrupted; and interrupting a virtual thread
        // closes the socket it is blocked on. The place is free when the thread is done, not when we give up.
        Thread.ofVirtual().name(title).start(() -> {
            try {
                conversation.run();
            } finally {
                mine.release();
            }
        });
        try {
            return conversation.get(left(sender).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw problem.timeout(e);
        } catch (ExecutionException e) {
            throw worded(e.getCause(), problem);
        } finally {
            conversation.cancel(true);
        }
    }

    private OperationException worded(Throwable cause, FarProblem problem) throws LoginRefused {
        return switch (cause) {
            case OperationException known -> known;
            case LoginRefused refused -> throw refused;
            case Error error -> throw error;
            case Exception failure
            when wording.refusedLogin(failure).isPresent() ->
                throw new LoginRefused(wording.refusedLogin(failure).get(), failure);
            case Exception failure ->
                wording.of(failure, problem)
                        .or(() -> problem.ofNetwork(failure))
                        .orElseThrow(() ->
                                new IllegalStateException("%s failed in an unforeseen way".formatted(title), failure));
            default -> throw new IllegalStateException("%s failed in an unforeseen way".formatted(title), cause);
        };
    }

    private static Duration left(Sender sender) {
        Duration left = Duration.between(Instant.now(), sender.deadline());
        return left.isNegative() ? Duration.ZERO : left.compareTo(Duration.ofDays(1)) < 0 ? left : Duration.ofDays(1);
    }
}
