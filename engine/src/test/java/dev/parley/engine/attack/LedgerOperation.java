package dev.parley.engine.attack;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.StepError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call to the {@link Ledger}, over HTTP. */
record LedgerOperation(String id, Effect effect, boolean isIdempotent, URI ledger) implements Operation {
    static final String READ = "ledger.read";
    static final String PUT = "ledger.put";
    static final String CHARGE = "ledger.charge";

    /** In a loop the workflow itself says which step it is: the field of the input that does. */
    static final String WHERE = "where";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static OperationCatalog all(URI ledger) {
        return new OperationCatalog(List.of(
                new LedgerOperation(READ, Effect.READ, false, ledger),
                new LedgerOperation(PUT, Effect.WRITE, true, ledger),
                new LedgerOperation(CHARGE, Effect.SPEND, false, ledger)));
    }

    @Override
    public OperationSpec spec() {
        JsonNode any = JSON.createObjectNode();
        return new OperationSpec(id, id, "Calls the ledger.", any, any, effect, isIdempotent, any, List.of());
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) throws OperationException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("operation", id)
                .put("run", context.run().toString())
                .put("step", input.path(WHERE).asString(context.node().value()))
                .put("attempt", context.attempt())
                .put("key", context.idempotencyKey())
                .toString();
        HttpRequest request = HttpRequest.newBuilder(ledger)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> answer = HTTP.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new OperationException(
                        new StepError("http_" + answer.statusCode(), "The ledger refused.", null, true));
            }
            return JSON.createObjectNode().put("receipt", context.idempotencyKey());
        } catch (IOException e) {
            // Nobody knows whether it arrived; only what may be repeated is tried again.
            StepError error = new StepError(
                    "unreachable", "The ledger broke off: " + e, null, effect == Effect.READ || isIdempotent);
            throw new OperationException(error, null, e);
        }
    }
}
