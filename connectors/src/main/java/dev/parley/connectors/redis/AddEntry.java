package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.XAddArgs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code XADD}. */
final class AddEntry extends ConnectedOperation<AddEntry.Input, AddEntry.Output> {
    record Input(
            String stream,
            Map<String, String> fields,

            @Doc("about how many entries the stream keeps; all when left out") @Nullable
            Integer maxLength) {}

    record Output(String id) {}

    private final RedisServer server;

    AddEntry(RedisServer server) {
        super(
                operation("redis.stream_add", "Add to a stream", "Adds an entry to a stream in Redis.")
                        .synonyms("append to a Redis stream", "queue a job", "put on the stream", "enqueue")
                        .of(Input.class, new Output("1772442000000-0")),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        if (input.fields().isEmpty()) {
            throw server.system()
                    .problem(access, sender)
                    .badInput("has no \"fields\"", "An entry needs at least one field with its value.");
        }
        XAddArgs how = new XAddArgs();
        if (input.maxLength() != null) {
            how.maxlen(Math.max(1, input.maxLength())).approximateTrimming();
        }
        return server.call(access, sender, redis -> new Output(redis.xadd(input.stream(), how, input.fields())));
    }
}
