package dev.parley.connectors;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation in the name of the connection that the step names, and in nobody's where it names none: a key goes along only when it is
 * asked for. Its connector says {@link ConnectorSpec#unconnectedToo}.
 *
 * @param <I> what it takes, beside {@code connection}
 * @param <O> what it answers
 */
public abstract class OpenOperation<I extends Record, O extends Record> implements Operation {
    private final OperationSpec spec;
    private final InputReader<I> reader;
    private final Connections connections;

    protected OpenOperation(Description<I, O> description, Connections connections) {
        this.spec = ConnectionInput.addedTo(
                description.spec(), "name of the connection whose key goes along; without one, none does");
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
        Optional<String> name = ConnectionInput.in(input).filter(said -> !said.isBlank());
        Access access = name.isEmpty()
                ? null
                : connections.access(context.org(), spec.connector(), name.get(), Sender.of(context));
        return OperationJson.MAPPER.valueToTree(run(read, access, context));
    }

    /**
     * Does it, blocking. The rules of {@link Operation#perform} hold.
     *
     * @param access null when it acts in nobody's name
     */
    protected abstract O run(I input, @Nullable Access access, OperationContext context)
            throws OperationException, InterruptedException;
}
