package dev.parley.connectors.microsoft;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.Paged;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * Something to do in Graph, declared: what it is ({@link Description}) and how it goes.
 *
 * @param sends the input that makes it send something to people when it is not empty; empty when there is none
 * @param isPaged whether it follows {@code @odata.nextLink}
 * @param <I> what it takes
 * @param <O> what it answers
 */
record GraphOperation<I extends Record, O extends Record>(
        Description<I, O> description, Call<I, O> call, String sends, boolean isPaged) {
    static <I extends Record, O extends Record> GraphOperation<I, O> of(
            Description<I, O> description, Call<I, O> call) {
        return new GraphOperation<>(description, call, "", false);
    }

    /** Reads without changing anything. */
    static <I extends Record, O extends Record> GraphOperation<I, O> reading(
            Description<I, O> description, Call<I, O> call) {
        return of(description.with(Effect.READ, true), call);
    }

    /** Reads a list, page by page. @param list makes the answer of the items, and whether there are further ones */
    static <I extends Record, T, O extends Record> GraphOperation<I, O> listing(
            Description<I, O> description, Call<I, Graph.Page<T>> call, BiFunction<List<T>, Boolean, O> list) {
        Description<I, O> reading = description.with(Effect.READ, true);
        return new GraphOperation<>(
                reading,
                (graph, input) -> {
                    Graph.Page<T> page = call.on(graph, input);
                    return list.apply(page.items(), page.more());
                },
                "",
                true);
    }

    GraphOperation<I, O> sendingWith(String input) {
        return new GraphOperation<>(description, call, input, isPaged);
    }

    GraphOperation<I, O> paged() {
        return new GraphOperation<>(description, call, sends, true);
    }

    Operation boundTo(GraphApi api) {
        return new Bound<>(this, api);
    }

    /** Names no class of the SDK: declaring an operation must not load it. */
    @FunctionalInterface
    interface Call<I, O> {
        O on(Graph graph, I input) throws OperationException, InterruptedException;
    }

    private static final class Bound<I extends Record, O extends Record> extends ConnectedOperation<I, O>
            implements Paged {
        private final GraphOperation<I, O> declared;
        private final GraphApi api;

        Bound(GraphOperation<I, O> declared, GraphApi api) {
            super(declared.description, api.connections());
            this.declared = declared;
            this.api = api;
        }

        @Override
        public Effect effect(JsonNode input) {
            JsonNode value = input.path(declared.sends);
            boolean isNone = value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
            return isNone ? spec().effect() : Effect.SEND;
        }

        @Override
        public Optional<String> paging() {
            return declared.isPaged ? Optional.of("next address") : Optional.empty();
        }

        @Override
        protected O run(I input, Access access, OperationContext context)
                throws OperationException, InterruptedException {
            return api.with(
                    access, Sender.of(context), context.idempotencyKey(), graph -> declared.call.on(graph, input));
        }
    }
}
