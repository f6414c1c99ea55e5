package dev.parley.connectors.protocol;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An operation in a protocol of its own: what it is, and what is said there. {@link FarSystem#operation} makes it. */
public final class FarOperation<I extends Record, O extends Record> extends ConnectedOperation<I, O> {
    private final Description<I, O> description;
    private final FarSystem system;
    private final KeyedConversation<I, O> conversation;
    private final Predicate<JsonNode> changesOnce;
    private final Predicate<JsonNode> deletes;

    FarOperation(
            Description<I, O> description,
            FarSystem system,
            KeyedConversation<I, O> conversation,
            Predicate<JsonNode> changesOnce,
            Predicate<JsonNode> deletes) {
        super(description, system.connections());
        this.description = description;
        this.system = system;
        this.conversation = conversation;
        this.changesOnce = changesOnce;
        this.deletes = deletes;
    }

    /** With such an input it is not idempotent, though otherwise it is. */
    public FarOperation<I, O> onceWhen(Predicate<JsonNode> newChangesOnce) {
        return new FarOperation<>(description, system, conversation, newChangesOnce, deletes);
    }

    /** With such an input, something is gone afterwards. */
    public FarOperation<I, O> deletingWhen(Predicate<JsonNode> newDeletes) {
        return new FarOperation<>(description, system, conversation, changesOnce, newDeletes);
    }

    @Override
    public Effect effect(JsonNode input) {
        return deletes.test(input) ? Effect.DELETE : spec().effect();
    }

    @Override
    public boolean isIdempotent(JsonNode input) {
        return super.isIdempotent(input) && !changesOnce.test(input);
    }

    @Override
    protected O run(I input, Access access, OperationContext context) throws OperationException, InterruptedException {
        return conversation.about(input, new Caller(system, access, Sender.of(context)), context.idempotencyKey());
    }

    /** What is said for its input. */
    @FunctionalInterface
    public interface Conversation<I, O> {
        O about(I input, Caller caller) throws OperationException, InterruptedException;
    }

    /** The same with the step's idempotency key, by which the far system knows what comes again. */
    @FunctionalInterface
    public interface KeyedConversation<I, O> {
        O about(I input, Caller caller, String key) throws OperationException, InterruptedException;
    }
}
