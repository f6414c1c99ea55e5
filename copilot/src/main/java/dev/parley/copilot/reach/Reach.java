package dev.parley.copilot.reach;

import dev.parley.connectors.Connector;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.event.EventSource;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.EventSources;
import dev.parley.engine.workflow.Prerequisites;
import java.util.List;
import java.util.Optional;

/**
 * What there is to draft with.
 *
 * @param operations what steps can do
 * @param events what may start a workflow in other systems
 * @param prerequisites what an organization may lack for what is drafted to run
 */
public record Reach(OperationCatalog operations, List<EventSource> events, Prerequisites prerequisites) {
    public Reach {
        events = List.copyOf(events);
    }

    /** Operations only. */
    public static Reach of(OperationCatalog operations) {
        return new Reach(operations, List.of(), Prerequisites.UNKNOWN);
    }

    public static Reach of(Connectors connectors, Prerequisites prerequisites) {
        return new Reach(
                connectors.operations(),
                connectors.all().stream()
                        .map(Connector::spec)
                        .flatMap(spec -> spec.events().stream())
                        .toList(),
                prerequisites);
    }

    /** The same, with an organization's own operations among them. */
    public Reach with(OperationCatalog theirs) {
        return new Reach(theirs, events, prerequisites);
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
