package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.Limit;
import java.util.List;

/** {@code XRANGE}. */
final class ReadEntries extends ConnectedOperation<ReadEntries.Input, ReadEntries.Output> {
    private static final int MOST = 10_000;

    record Input(
            String stream,

            @Doc("id of the last one that is known already; from the beginning when left out") @Default("\"0-0\"")
            String after,

            @Doc("how many at most") @Default("100") int limit) {}

    record Output(
            List<Entry> entries,
            @Doc("id to go on after") String last,
            @Doc("whether there are further ones") boolean more) {}

    private final RedisServer server;

    ReadEntries(RedisServer server) {
        super(
                operation("redis.stream_read", "Read a stream", "Reads entries of a stream in Redis, oldest first.")
                        .effect(Effect.READ)
                        .idempotent()
                        .synonyms("entries of a Redis stream", "read the queue", "list stream messages")
                        .of(Input.class, new Output(List.of(Entry.SAMPLE), Entry.SAMPLE.id(), false)),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        if (!StreamIds.isId(input.after())) {
            throw server.system()
                    .problem(access, sender)
                    .badInput(
                            "cannot read on after \"%s\"".formatted(input.after()),
                            "Give the id of an entry, such as %s.".formatted(Entry.SAMPLE.id()));
        }
        int limit = Math.clamp(input.limit(), 1, MOST);
        List<Entry> entries = server.call(
                access,
                sender,
                redis -> redis.xrange(input.stream(), StreamIds.after(input.after()), Limit.from(limit + 1)).stream()
                        .map(Entry::of)
                        .toList());
        boolean isCut = entries.size() > limit;
        List<Entry> shown = isCut ? entries.subList(0, limit) : entries;
        return new Output(
                shown, shown.isEmpty() ? input.after() : shown.getLast().id(), isCut);
    }
}
