package dev.parley.connectors.webhook;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiReply;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code webhook.send}. An attempt that comes again has the same {@code webhook-id}, by which endpoints tell it from a new message. */
final class Send extends ConnectedOperation<Send.Input, Send.Output> {
    record Input(
            @Doc("what to tell, any JSON") JsonNode data,

            @Doc("what happened, such as deal.won; the message is then {type, timestamp, data}, else just the data")
            @Nullable
            String type) {}

    record Output(
            @Doc("webhook-id, by which the endpoint knows the message")
            String id,

            int status,
            @Doc("what the endpoint answered") @Nullable JsonNode reply) {}

    private final HttpApi api;
    private final InstantSource clock;

    Send(HttpApi api, Connections connections, InstantSource clock) {
        super(
                operation(
                                "webhook.send",
                                "Send a signed webhook",
                                "Tells an endpoint of your own what happened, signed with a shared secret.")
                        .effect(Effect.SEND)
                        .idempotent()
                        .synonyms(
                                "notify our endpoint",
                                "call our webhook",
                                "send an event to our backend",
                                "signed webhook",
                                "tell our server")
                        .of(
                                Input.class,
                                new Output(
                                        "msg_7d9c3a52-4f0b-3c1e-9a43-2b8f5b7f6a10",
                                        200,
                                        Json.object("received", true))),
                connections);
        this.api = api;
        this.clock = clock;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Instant now = clock.instant();
        String id = id(context);
        JsonNode message = input.type() == null ? input.data() : Ping.event(input.type(), now, input.data());
        ApiReply reply = api.session(access, Sender.of(context)).send(Signed.message(id, now, message, access));
        return new Output(id, reply.status(), reply.body().isNull() ? null : reply.body());
    }

    /** Without dots, which part what is signed. */
    private static String id(OperationContext context) {
        return "msg_" + UUID.nameUUIDFromBytes(context.idempotencyKey().getBytes(StandardCharsets.UTF_8));
    }
}
