package dev.parley.bot.connections;

import dev.parley.bot.identity.Caller;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionDesk;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowSummary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who would miss a connection. */
@RestController
class ConnectionUsesController {
    private final ConnectionDesk desk;
    private final WorkflowCatalog catalog;

    ConnectionUsesController(ConnectionDesk desk, WorkflowCatalog catalog) {
        this.desk = desk;
        this.catalog = catalog;
    }

    record Users(List<User> items) {}

    /** @param isLive whether its published version does; else only its draft */
    record User(WorkflowId id, String name, boolean isLive) {}

    @GetMapping("/api/connections/{id}/workflows")
    Users users(Caller caller, @PathVariable UUID id) {
        OrgId org = caller.org();
        Connection connection = desk.get(org, new ConnectionId(id));
        boolean isOnly = desk.all(org).stream()
                        .filter(other -> other.connector().equals(connection.connector()))
                        .count()
                == 1;
        ConnectionUse use = new ConnectionUse(connection, isOnly);
        return new Users(catalog.list(org).stream()
                .flatMap(workflow -> user(org, workflow, use))
                .toList());
    }

    private Stream<User> user(OrgId org, WorkflowSummary workflow, ConnectionUse use) {
        boolean isLive = uses(catalog.live(org, workflow.id()), use);
        return isLive || uses(catalog.newest(org, workflow.id()), use)
                ? Stream.of(new User(workflow.id(), workflow.name(), isLive))
                : Stream.empty();
    }

    private static boolean uses(Optional<StoredWorkflow> stored, ConnectionUse use) {
        return stored.filter(found -> use.isIn(found.workflow())).isPresent();
    }
}
