package dev.parley.connectors;

import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import tools.jackson.databind.JsonNode;

/**
 * An operation whose input and output are records, which are its schema too.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public abstract class RecordOperation<I extends Record, O extends Record> implements Operation {
    private final OperationSpec spec;
    private final InputReader<I> reader;

    protected RecordOperation(Description<I, O> description) {
        this.spec = description.spec();
        this.reader = new InputReader<>(description.input(), spec);
    }

    @Override
    public final OperationSpec spec() {
        return spec;
    }

    @Override
    public final JsonNode perform(JsonNode input, OperationContext context)
            throws OperationException, InterruptedException {
        return OperationJson.MAPPER.valueToTree(run(reader.read(input, context.node()), context));
    }

    /** Does it, blocking. The rules of {@link Operation#perform} hold. */
    protected abstract O run(I input, OperationContext context) throws OperationException, InterruptedException;
}
