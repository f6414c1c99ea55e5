package dev.parley.bot.connections;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Which workflows speak through a connection, as they are live or as they are drafted. */
@Component
class ConnectionUses {
    private final ConnectionDesk desk;
    private final Connectors connectors;
    private final WorkflowCatalog catalog;

    ConnectionUses(ConnectionDesk desk, Connectors connectors, WorkflowCatalog catalog) {
        this.desk = desk;
        this.connectors = connectors;
        this.catalog = catalog;
    }

    /** @param isLive whether its published version does; else only its draft */
    record User(WorkflowId id, String name, boolean isLive) {}

    /** Those that would miss it. */
    List<User> of(Connection connection) {
        return users(connection.org(), new ConnectionUse(connection, isMeantUnnamed(connection))::isIn);
    }

    private boolean isMeantUnnamed(Connection connection) {
        boolean isNeeded = connectors
                .find(connection.org(), connection.connector())
                .filter(ConnectorSpec::needsConnection)
                .isPresent();
        return isNeeded
                && desk.all(connection.org()).stream()
                                .filter(other -> other.connector().equals(connection.connector()))
                                .count()
                        == 1;
    }

    /** Those that would not find it under another name. */
    List<User> naming(Connection connection) {
        return users(connection.org(), new ConnectionUse(connection, false)::isNamedIn);
    }

    private List<User> users(OrgId org, Predicate<Workflow> uses) {
        Map<WorkflowId, User> users = new LinkedHashMap<>();
        for (StoredWorkflow revision : catalog.current(org)) {
            if (uses.test(revision.workflow())) {
                WorkflowId id = revision.ref().id();
                User user = new User(id, revision.workflow().name(), revision.version() != null);
                users.merge(id, user, (newest, live) -> new User(id, newest.name(), live.isLive()));
            }
        }
        return List.copyOf(users.values());
    }
}
