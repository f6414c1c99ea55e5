package dev.parley.bot.templates;

import dev.parley.bot.identity.Caller;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.workflow.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes drafts of templates, and knows what has to be connected for them to do their work. */
@Component
class Installer {
    private final WorkflowCatalog catalog;
    private final Connectors connectors;
    private final ConnectionDesk connections;

    Installer(WorkflowCatalog catalog, Connectors connectors, ConnectionDesk connections) {
        this.catalog = catalog;
        this.connectors = connectors;
        this.connections = connections;
    }

    /** A system that a template works with. */
    record Needed(String connector, String title, boolean isConnected) {}

    /** @param home the conversation that its runs report to; null for none */
    StoredWorkflow install(Caller caller, Installation installation, @Nullable String home) {
        return catalog.create(caller.org(), installation.workflow(), home, caller.actor());
    }

    List<Finding> findings(OrgId org, StoredWorkflow installed) {
        return catalog.validate(org, installed.workflow());
    }

    /** Without those that work unconnected. */
    List<Needed> needed(OrgId org, Template template) {
        return needed(template, connected(org));
    }

    List<Needed> needed(Template template, Set<String> connected) {
        return template.connectors().stream()
                .flatMap(name -> connectors.find(name).stream())
                .filter(ConnectorSpec::needsConnection)
                .map(spec -> new Needed(spec.name(), spec.title(), connected.contains(spec.name())))
                .toList();
    }

    Set<String> connected(OrgId org) {
        return connections.all(org).stream()
                .filter(connection -> connection.status() == Connection.Status.READY)
                .map(Connection::connector)
                .collect(Collectors.toSet());
    }
}
