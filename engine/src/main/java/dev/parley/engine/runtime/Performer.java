package dev.parley.engine.runtime;

import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.ValueLimit;
import dev.parley.engine.workflow.Node;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Calls operations, each attempt on a virtual thread of its own that is interrupted when its time is over. */
final class Performer implements AutoCloseable {
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);

    private final OperationCatalog operations;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Performer(OperationCatalog operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** Whether a call may be done twice: it only reads, or the far system recognizes the idempotency key. */
    boolean isRepeatable(OrgId org, Node.Call call, JsonNode input) {
        return operations
                .of(org)
                .find(call.operation())
                .map(operation -> operation.effect(input) == Effect.READ || operation.isIdempotent(input))
                .orElse(true);
    }

    /** Blocks until the call has answered, failed, run out of time or been cut off. */
    Answer perform(OrgId org, RunState state, Node.Call call, NodeStarted started) {
        try {
            return attempt(org, state, call, started);
        } catch (RuntimeException e) {
            // Whatever a connector does wrong, its step must get an answer: without one the run would wait for ever.
            return failed(call, e, false);
        }
    }

    private Answer attempt(OrgId org, RunState state, Node.Call call, NodeStarted started) {
        Optional<Operation> operation = operations.of(org).find(call.operation());
        if (operation.isEmpty()) {
            return new Answer.Failed(StepError.unknownOperation(call.id().toString(), call.operation()), null);
        }
        if (state.started().mode() == Mode.TEST) {
            Map<NodeId, JsonNode> mocks = state.started().mocks();
            if (mocks != null && mocks.containsKey(call.id())) {
                return new Answer.Succeeded(mocks.get(call.id()));
            }
            if (operation.get().effect(started.input()) != Effect.READ) {
                return new Answer.Succeeded(operation.get().spec().sample());
            }
        }
        Duration timeout = call.settings().timeout() == null
                ? LONGEST_ATTEMPT
                : call.settings().timeout();
        OperationContext context = new OperationContext(
                org,
                state.started().workflow().id().value(),
                state.id(),
                call.id(),
                started.attempt(),
                state.id() + "." + started.step(),
                clock.instant().plus(timeout));
        return within(
                timeout,
                call,
                isRepeatable(org, call, started.input()),
                threads.submit(() -> operation.get().perform(started.input(), context)));
    }

    private Answer within(Duration timeout, Node.Call call, boolean isRepeatable, Future<JsonNode> answer) {
        try {
            JsonNode output = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return sized(call, Objects.requireNonNull(output, "the operation answered null"));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Answer.Failed(timedOut(call, timeout, isRepeatable), null);
        } catch (InterruptedException e) {
            answer.cancel(true);
            return new Answer.Failed(cutOff(call, isRepeatable), null);
        } catch (ExecutionException e) {
            return e.getCause() instanceof InterruptedException
                    ? new Answer.Failed(cutOff(call, isRepeatable), null)
                    : failed(call, e.getCause(), isRepeatable);
        }
    }

    private Answer failed(Node.Call call, Throwable cause, boolean isRepeatable) {
        if (cause instanceof OperationException refused) {
            return new Answer.Failed(
                    refused.mayHaveHappened() && !isRepeatable ? onlyByHand(refused.error()) : refused.error(),
                    refused.retryAfter().map(wait -> clock.instant().plus(wait)).orElse(null));
        }
        LOG.error("Operation {} failed unexpectedly in step {}", call.operation(), call.id(), cause);
        return new Answer.Failed(
                new StepError(
                        "internal_error",
                        "Step \"%s\" failed inside Parley (%s): %s".formatted(call.id(), call.operation(), cause),
                        "The server's log has the details; this is a fault of Parley or the connector, not of your workflow.",
                        false),
                null);
    }

    private static Answer sized(Node.Call call, JsonNode output) {
        return ValueLimit.excess(output)
                .<Answer>map(excess -> new Answer.Failed(
                        new StepError(
                                "output_too_large",
                                "Step \"%s\" answered with %s.".formatted(call.id(), excess),
                                "Ask the far system for less: a page, a filter, fewer fields.",
                                false),
                        null))
                .orElseGet(() -> new Answer.Succeeded(output));
    }

    /** Before it began. */
    static StepError notBegun(Node.Call call) {
        return new StepError(
                "interrupted", "Step \"%s\" was cut off before it began.".formatted(call.id()), null, true);
    }

    private static StepError cutOff(Node.Call call, boolean isRepeatable) {
        return isRepeatable
                ? new StepError("interrupted", "Step \"%s\" was cut off.".formatted(call.id()), null, true)
                : new StepError(
                        "interrupted",
                        "Step \"%s\" was cut off; it may have happened all the same.".formatted(call.id()),
                        "Look into the far system before you replay.",
                        false);
    }

    private static StepError onlyByHand(StepError error) {
        String known = "may have happened";
        boolean isSaid = error.hint() != null && error.hint().contains(known);
        String warning = "It " + known + " there all the same: look there before you Retry.";
        return new StepError(error.code(), error.message(), isSaid ? error.hint() : warning, false);
    }

    /** What may have happened is not done again without being asked for, whatever the step's retry says. */
    private static StepError timedOut(Node.Call call, Duration timeout, boolean isRepeatable) {
        return new StepError(
                "timeout",
                "Step \"%s\" did not answer within %s%s."
                        .formatted(
                                call.id(), words(timeout), isRepeatable ? "" : "; it may have happened all the same"),
                isRepeatable
                        ? "Raise the step's timeout if the far system is known to be slow."
                        : "Look into the far system before you replay; raise the timeout if it is known to be slow.",
                isRepeatable);
    }

    private static String words(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** What became of an attempt. */
    sealed interface Answer {
        record Succeeded(JsonNode output) implements Answer {}

        /** @param retryAfter the earliest moment the far system asked for; null when it did not */
        record Failed(StepError error, @Nullable Instant retryAfter) implements Answer {}
    }
}
