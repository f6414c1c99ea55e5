package dev.parley.copilot;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.event.EventSource;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.EventSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to draft with.
 *
 * @param operations what steps can do
 * @param events what may start a workflow in other systems
 * @param toConnect systems that somebody has to connect first, by name, with their title
 */
public record Reach(OperationCatalog operations, List<EventSource> events, Map<String, String> toConnect) {
    public Reach {
        events = List.copyOf(events);
        toConnect = Map.copyOf(toConnect);
    }

    /** Operations only. */
    public static Reach of(OperationCatalog operations) {
        return new Reach(operations, List.of(), Map.of());
    }

    public static Reach of(Connectors connectors) {
        List<ConnectorSpec> specs =
                connectors.all().stream().map(Connector::spec).toList();
        return new Reach(
                connectors.operations(),
                specs.stream().flatMap(spec -> spec.events().stream()).toList(),
                specs.stream()
                        .filter(spec -> !spec.auths().isEmpty())
                        .collect(Collectors.toMap(ConnectorSpec::name, ConnectorSpec::title)));
    }

    /** The same, with an organization's own operations among them. */
    Reach with(OperationCatalog theirs) {
        return new Reach(theirs, events, toConnect);
    }

    /** What keeps the events of a trigger's source from ever coming; empty when nothing is known to. */
    public Optional<EventSources.Unfit> unfit(String source) {
        return event(source)
                .flatMap(event -> event instanceof EventSource.Poll poll ? poll.unfit(source) : Optional.empty());
    }

    /** @param source as triggers have it, with what it says after a colon */
    public Optional<EventSource> event(String source) {
        String id = source.replaceFirst(":.*$", "");
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
