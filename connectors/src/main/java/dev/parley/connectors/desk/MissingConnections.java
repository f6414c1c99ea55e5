package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connections;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Prerequisites;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says before a run what {@link Connections#access} would say in it: which connections steps and triggers would not find. */
public final class MissingConnections implements Prerequisites {
    private final Function<OrgId, List<ConnectorSpec>> connectors;
    private final Function<OrgId, List<Connection>> connections;

    /** @param connectors everybody's and the organization's own */
    public MissingConnections(
            Function<OrgId, List<ConnectorSpec>> connectors, Function<OrgId, List<Connection>> connections) {
        this.connectors = connectors;
        this.connections = connections;
    }

    /** @param name of the connection, as written; empty where none is named @param where a step or the trigger */
    private record Use(ConnectorSpec connector, String name, String where) {
        boolean isAnybodysGuess() {
            return name.contains("{{");
        }
    }

    @Override
    public List<Finding> missing(OrgId org, Workflow workflow) {
        List<Use> uses = uses(workflow, connectors.apply(org));
        if (uses.isEmpty()) {
            return List.of();
        }
        List<Connection> all = connections.apply(org);
        Set<String> told = new LinkedHashSet<>();
        return uses.stream().flatMap(use -> missing(use, all, told).stream()).toList();
    }

    private static List<Use> uses(Workflow workflow, List<ConnectorSpec> connectors) {
        Stream<Use> trigger = source(workflow.trigger()).stream()
                .flatMap(source -> connectable(connectors, source)
                        .filter(spec -> spec.events().stream()
                                .anyMatch(event -> event.id().equals(source)))
                        .map(spec -> new Use(spec, "", "trigger"))
                        .stream());
        Stream<Use> steps = workflow.nodes().stream()
                .filter(Node.Call.class::isInstance)
                .map(Node.Call.class::cast)
                .flatMap(call -> connectable(connectors, call.operation())
                        .filter(spec -> spec.needsConnection() || !named(call).isEmpty())
                        .map(spec -> new Use(spec, named(call), call.id().value()))
                        .stream());
        return Stream.concat(trigger, steps).toList();
    }

    /** Without what it says after a colon. */
    private static Optional<String> source(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Event event -> Optional.of(event.source().split(":", 2)[0]);
            case Trigger.Email _ -> Optional.of(Trigger.Email.SOURCE);
            case Trigger.Manual _,
                    Trigger.Webhook _,
                    Trigger.Schedule _,
                    Trigger.Stream _,
                    Trigger.File _,
                    Trigger.Chat _ -> Optional.empty();
        };
    }

    private static Optional<ConnectorSpec> connectable(List<ConnectorSpec> connectors, String id) {
        return connectors.stream()
                .filter(spec -> !spec.auths().isEmpty() && id.startsWith(spec.name() + "."))
                .findFirst();
    }

    private static String named(Node.Call call) {
        return call.with().path(ConnectedOperation.CONNECTION).asString("").strip();
    }

    /** @param told systems of which was said already that they are not connected at all */
    private static Optional<Finding> missing(Use use, List<Connection> all, Set<String> told) {
        List<Connection> theirs = all.stream()
                .filter(connection ->
                        connection.connector().equals(use.connector().name()))
                .toList();
        boolean isNamed = !use.name().isEmpty() && !use.isAnybodysGuess();
        if (isNamed) {
            return theirs.stream()
                    .filter(connection -> connection.name().equalsIgnoreCase(use.name()))
                    .findFirst()
                    .map(connection -> unusable(use, connection))
                    .orElseGet(() -> Optional.of(unknown(use, theirs)));
        }
        if (theirs.isEmpty()) {
            return told.add(use.connector().name()) ? Optional.of(unconnected(use)) : Optional.empty();
        }
        if (theirs.size() == 1) {
            return use.isAnybodysGuess() ? Optional.empty() : unusable(use, theirs.getFirst());
        }
        boolean isOpen = use.name().isEmpty() && !use.where().equals("trigger");
        return isOpen ? Optional.of(undecided(use, theirs)) : Optional.empty();
    }

    private static Finding unconnected(Use use) {
        String title = use.connector().title();
        return Finding.warn(
                "not_connected",
                use.where(),
                title + " is not connected yet, so this cannot run there.",
                "Connect " + title + " under Connections; the workflow stays as it is.");
    }

    private static Finding unknown(Use use, List<Connection> theirs) {
        String title = use.connector().title();
        String connect = "Connect %s under Connections and call it \"%s\"".formatted(title, use.name());
        return Finding.warn(
                "no_connection",
                use.where(),
                "Step \"%s\" names the connection \"%s\", which %s does not have, so the step will fail."
                        .formatted(use.where(), use.name(), title),
                theirs.isEmpty() ? connect + "." : connect + ", or set `connection` to %s.".formatted(names(theirs)));
    }

    private static Finding undecided(Use use, List<Connection> theirs) {
        return Finding.warn(
                "which_connection",
                use.where(),
                "Step \"%s\" does not say which of %d connections to %s it uses, so it will fail."
                        .formatted(use.where(), theirs.size(), use.connector().title()),
                "Set `connection` to %s.".formatted(names(theirs)));
    }

    private static Optional<Finding> unusable(Use use, Connection connection) {
        String called = "The connection \"%s\" to %s"
                .formatted(connection.name(), use.connector().title());
        return switch (connection.status()) {
            case READY -> Optional.empty();
            case PENDING ->
                Optional.of(Finding.warn(
                        "not_connected",
                        use.where(),
                        called + " was not allowed by anybody yet, so this cannot run there.",
                        "Open it under Connections and allow it."));
            case NEEDS_RECONNECT ->
                Optional.of(Finding.warn(
                        "needs_reconnect",
                        use.where(),
                        called + " no longer works, so this cannot run there.",
                        "Open it under Connections and reconnect it."));
        };
    }

    private static String names(List<Connection> theirs) {
        return theirs.stream()
                .map(connection -> "\"" + connection.name() + "\"")
                .collect(Collectors.joining(" or "));
    }
}
