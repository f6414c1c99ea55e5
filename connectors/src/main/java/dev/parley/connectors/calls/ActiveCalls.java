package dev.parley.connectors.calls;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /xapi/v1/ActiveCalls}. Source: 3CX, "Configuration REST API", "ActiveCalls". */
final class ActiveCalls {
    private ActiveCalls() {}

    record Input(@Doc("how many at most") @Default("100") int limit) {}

    record ActiveCall(
            @From("Id") String id,

            @Doc("extension or number, and name") @From("Caller")
            String caller,

            @Doc("extension or number, and name") @From("Callee")
            String callee,

            @Doc("such as Talking or Routing") @From("Status")
            String status,

            @Doc("since when they talk") @From("EstablishedAt") @Nullable
            Instant since) {}

    record Output(
            List<ActiveCall> calls,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<Input, Output> LIST = HttpOperation.of(
            get("/xapi/v1/ActiveCalls").pages(Paging.offset("$skip", "$top", 100, "value")),
            operation("calls.list_active_calls", "List active calls", "Lists the phone calls under way.")
                    .synonyms("who is on the phone", "current phone calls", "is somebody on a call", "3CX active calls")
                    .of(
                            Input.class,
                            new Output(
                                    List.of(new ActiveCall(
                                            "4711",
                                            "101 Sarah Chen",
                                            "+15551234567 Jane Wilson",
                                            "Talking",
                                            Instant.parse("2026-03-02T14:00:00Z"))),
                                    false)));
}
