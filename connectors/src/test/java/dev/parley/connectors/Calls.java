package dev.parley.connectors;

import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calling operations as the engine would: {@code call(operation).with("{...}")}. */
public final class Calls {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Calls() {}

    /** As step "post". */
    public static OperationContext within(Duration time) {
        Instant now = Instant.now();
        return new OperationContext(
                new OrgId(UUID.randomUUID()),
                UUID.randomUUID(),
                RunId.at(now, UUID.randomUUID()),
                new NodeId("post"),
                1,
                "run-1/post",
                now.plus(time));
    }

    /** JSON in which quotes are single, for the reader's eyes. */
    public static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    public static JsonNode call(Operation operation, String input) throws OperationException, InterruptedException {
        return operation.perform(json(input), within(Duration.ofSeconds(20)));
    }
}
