package dev.parley.connectors.openapi;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.Remark;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A declared operation that can be called, in the manner of every API: {@link ApiSession}. */
final class ImportedOperation implements Operation {
    private final Declared declared;
    private final OperationSpec spec;
    private final HttpApi api;
    private final Requests requests;
    private final Connections connections;
    private final boolean isRetired;

    ImportedOperation(
            Declared declared,
            OperationSpec spec,
            HttpApi api,
            Requests requests,
            Connections connections,
            boolean isRetired) {
        this.declared = declared;
        this.spec = spec;
        this.api = api;
        this.requests = requests;
        this.connections = connections;
        this.isRetired = isRetired;
    }

    /** The same, left only to those who use it: the newest document no longer has it. */
    ImportedOperation retired() {
        return new ImportedOperation(declared, spec, api, requests, connections, true);
    }

    /** Whether another document says the same of it. */
    boolean isSameAs(ImportedOperation other) {
        return declared.equals(other.declared);
    }

    @Override
    public OperationSpec spec() {
        return spec;
    }

    @Override
    public boolean isRetired() {
        return isRetired;
    }

    @Override
    public List<Remark> remarks(JsonNode with) {
        return isRetired
                ? List.of(Remark.warn(
                        "operation_retired",
                        "",
                        "the newest description of %s no longer has %s.".formatted(spec.connector(), spec.id()),
                        "Choose another operation before it is switched off over there."))
                : List.of();
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        String name = input.path(ConnectedOperation.CONNECTION).stringValueOpt().orElse(null);
        Access access = connections.access(context.org(), spec.connector(), name, sender);
        ApiSession session = api.session(access, sender);
        String kind = access.auth().kind();
        if (!declared.kinds().isEmpty() && !declared.kinds().contains(kind)) {
            throw session.badInput(
                    "cannot call %s by the connection \"%s\", which is by %s"
                            .formatted(spec.id(), access.connection().name(), kind),
                    "It takes a connection by %s; add one and name it in `connection`."
                            .formatted(String.join(" or ", declared.kinds())));
        }
        return session.send(requests.write(declared, input, access, session)).body();
    }
}
