package dev.parley.connectors.google;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient;
import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.Paged;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An operation that Google's client does. {@link GoogleApi#operation} makes it. */
public final class GoogleOperation<C extends AbstractGoogleJsonClient, I extends Record, O extends Record>
        extends ConnectedOperation<I, O> implements Paged {
    private final Description<I, O> description;
    private final GoogleApi<C> api;
    private final Connections connections;
    private final Work<C, I, O> work;
    private final Predicate<JsonNode> sends;

    GoogleOperation(
            Description<I, O> description,
            GoogleApi<C> api,
            Connections connections,
            Work<C, I, O> work,
            Predicate<JsonNode> sends) {
        super(description, connections);
        this.description = description;
        this.api = api;
        this.connections = connections;
        this.work = work;
        this.sends = sends;
    }

    /** With such an input, people get mail from it. */
    public GoogleOperation<C, I, O> sendingWhen(Predicate<JsonNode> newSends) {
        return new GoogleOperation<>(description, api, connections, work, newSends);
    }

    @Override
    public Effect effect(JsonNode input) {
        return sends.test(input) ? Effect.SEND : spec().effect();
    }

    @Override
    public Optional<String> paging() {
        return Arrays.stream(description.output().getRecordComponents())
                .filter(component -> component.getName().equals("more"))
                .map(_ -> "page token")
                .findFirst();
    }

    @Override
    protected O run(I input, Access access, OperationContext context) throws OperationException, InterruptedException {
        return work.done(input, api.session(access, Sender.of(context)), context);
    }

    /** What it does with its input, and Google's client. */
    @FunctionalInterface
    public interface Work<C, I, O> {
        O done(I input, GoogleSession<C> google, OperationContext context)
                throws OperationException, InterruptedException;
    }
}
