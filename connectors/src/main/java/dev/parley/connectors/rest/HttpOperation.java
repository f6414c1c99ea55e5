package dev.parley.connectors.rest;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ReplyReader.UnfitReply;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of an API, declared: how it goes ({@link Endpoint}), what it is ({@link Description}), and two records that say what goes in
 * and out ({@link Sent}, {@link From}). {@link HttpApi#operations} makes it callable.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public final class HttpOperation<I extends Record, O extends Record> implements Declared {
    private static final int USUAL_LIMIT = 100;

    private final Endpoint endpoint;
    private final Description<I, O> description;
    private final @Nullable Function<I, JsonNode> body;
    private final @Nullable BiFunction<I, JsonNode, O> answer;
    private final Preparation<I> preparation;

    private HttpOperation(
            Endpoint endpoint,
            Description<I, O> description,
            @Nullable Function<I, JsonNode> body,
            @Nullable BiFunction<I, JsonNode, O> answer,
            Preparation<I> preparation) {
        this.endpoint = endpoint;
        this.description = description;
        this.body = body;
        this.answer = answer;
        this.preparation = preparation;
    }

    /** What has to be found out before the call, such as the id of what the input names. */
    @FunctionalInterface
    public interface Preparation<I extends Record> {
        /** @return the input that the call is made of */
        I prepare(I input, ApiSession session) throws OperationException, InterruptedException;
    }

    public static <I extends Record, O extends Record> HttpOperation<I, O> of(
            Endpoint endpoint, Description<I, O> description) {
        return new HttpOperation<>(
                endpoint,
                description.with(
                        endpoint.effect(description.spec().effect()),
                        description.spec().idempotent() || endpoint.isIdempotent()),
                null,
                null,
                (input, _) -> input);
    }

    /** A body that the input's fields do not make by themselves. */
    public HttpOperation<I, O> sending(Function<I, JsonNode> newBody) {
        return new HttpOperation<>(endpoint, description, newBody, answer, preparation);
    }

    /** An answer that cannot be read field by field. */
    public HttpOperation<I, O> reading(BiFunction<I, JsonNode, O> newAnswer) {
        return new HttpOperation<>(endpoint, description, body, newAnswer, preparation);
    }

    /** With names looked up first, for an API that wants ids. */
    public HttpOperation<I, O> preparing(Preparation<I> newPreparation) {
        return new HttpOperation<>(endpoint, description, body, answer, newPreparation);
    }

    /** How an operation deals out long lists, in words; empty when it does not, or was not declared so. */
    public static Optional<String> paging(Operation operation) {
        return operation instanceof Paged paged ? paged.paging() : Optional.empty();
    }

    @Override
    public Operation boundTo(HttpApi api) {
        return new Bound<>(this, api);
    }

    /** A declared operation that can be called. */
    static final class Bound<I extends Record, O extends Record> extends ConnectedOperation<I, O> implements Paged {
        private final HttpOperation<I, O> declared;
        private final HttpApi api;
        private final RequestWriter writer;
        private final ReplyReader<O> reader;

        Bound(HttpOperation<I, O> declared, HttpApi api) {
            super(declared.description, api.connections());
            this.declared = declared;
            this.api = api;
            this.writer = new RequestWriter(declared.endpoint, declared.description.input());
            this.reader = new ReplyReader<>(declared.description.output());
        }

        @Override
        public Optional<String> paging() {
            return Optional.ofNullable(declared.endpoint.paging()).map(Paging::inWords);
        }

        @Override
        protected O run(I given, Access access, OperationContext context)
                throws OperationException, InterruptedException {
            ApiSession session = api.session(access, Sender.of(context));
            I input = declared.preparation.prepare(given, session);
            ApiRequest request = requestFor(input, session, context);
            Paging paging = declared.endpoint.paging();
            try {
                if (paging != null) {
                    Integer wanted = writer.limitIn(input);
                    int limit = wanted == null ? USUAL_LIMIT : Math.max(1, wanted);
                    return reader.read(Pages.gather(session, request, paging, limit), api.naming());
                }
                JsonNode reply = session.send(request).body();
                return declared.answer == null ? reader.read(reply, api.naming()) : declared.answer.apply(input, reply);
            } catch (UnfitReply unfit) {
                throw session.problem()
                        .unreadable(declared.endpoint.method() + " " + request.path(), unfit.getMessage());
            }
        }

        private ApiRequest requestFor(I input, ApiSession session, OperationContext context) throws OperationException {
            try {
                ApiRequest request = writer.write(input, api.naming());
                request = declared.body == null ? request : request.body(declared.body.apply(input));
                String keyHeader = declared.endpoint.keyHeader();
                return keyHeader == null ? request : request.header(keyHeader, context.idempotencyKey());
            } catch (IllegalArgumentException unfit) {
                throw session.problem().badPath(unfit.getMessage());
            }
        }
    }
}
