package dev.parley.connectors.google;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient;
import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;

/** An operation that Google's client does. {@link GoogleApi#operation} makes it. */
public final class GoogleOperation<C extends AbstractGoogleJsonClient, I extends Record, O extends Record>
        extends ConnectedOperation<I, O> {
    private final GoogleApi<C> api;
    private final Work<C, I, O> work;

    GoogleOperation(Description<I, O> description, GoogleApi<C> api, Connections connections, Work<C, I, O> work) {
        super(description, connections);
        this.api = api;
        this.work = work;
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
