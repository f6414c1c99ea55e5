package dev.parley.connectors;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import tools.jackson.databind.JsonNode;

/**
 * An operation in the name of a connection. Beside its own fields it takes {@code connection}, which may be left out where the
 * organization has only one.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public abstract class ConnectedOperation<I extends Record, O extends Record> implements Operation {
    /** The input that names the connection. */
    public static final String CONNECTION = "connection";

    private final OperationSpec spec;
    private final InputReader<I> reader;
    private final Connections connections;

    protected ConnectedOperation(Description<I, O> description, Connections connections) {
        this.spec = ConnectionInput.addedTo(
                description.spec(), "name of the connection; may be left out when there is only one");
        this.reader = new InputReader<>(description.input(), spec);
        this.connections = connections;
    }

    @Override
    public final OperationSpec spec() {
        return spec;
    }

    @Override
    public final JsonNode perform(JsonNode input, OperationContext context)
            throws OperationException, InterruptedException {
        I read = reader.read(ConnectionInput.removedFrom(input), context.node());
        Access access = connections.access(
                context.org(), spec.connector(), ConnectionInput.in(input).orElse(null), Sender.of(context));
        return OperationJson.MAPPER.valueToTree(run(read, access, context));
    }

    /** Does it, blocking. The rules of {@link Operation#perform} hold. */
    protected abstract O run(I input, Access access, OperationContext context)
            throws OperationException, InterruptedException;
}
