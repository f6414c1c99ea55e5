package dev.parley.connectors;

import dev.parley.connectors.event.EventSource;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.EventSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every connector there is, in order of name.
 *
 * @param all that everybody here has
 * @param broken community connectors that could not be taken in
 * @param imported those of single organizations
 */
public record Connectors(List<Connector> all, List<BrokenConnector> broken, ImportedApis imported) {
    public Connectors {
        all = List.copyOf(all);
        broken = List.copyOf(broken);
    }

    public Connectors(List<Connector> all, List<BrokenConnector> broken) {
        this(all, broken, ImportedApis.NONE);
    }

    /** The same, and those that organizations bring themselves. */
    public Connectors with(ImportedApis newImported) {
        return new Connectors(all, broken, newImported);
    }

    /** What {@link dev.parley.engine.workflow.WorkflowRules} asks of a trigger's source. */
    public Optional<EventSources.Unfit> unfit(String source) {
        String id = source.split(":", 2)[0];
        return all.stream()
                .flatMap(connector -> connector.spec().events().stream())
                .filter(event -> event.id().equals(id))
                .flatMap(event -> event instanceof EventSource.Poll poll ? poll.unfit(source).stream() : Stream.of())
                .findFirst();
    }

    /** Those on the class path. */
    public static Connectors load(Surroundings surroundings) {
        return new Connectors(
                sorted(ServiceLoader.load(ConnectorProvider.class).stream()
                        .map(provider -> provider.get().create(surroundings))
                        .toList()),
                List.of());
    }

    /**
     * Those on the class path and those in jars of this folder. A broken jar keeps nobody else from working.
     *
     * @param folder need not be there
     */
    public static Connectors load(Surroundings surroundings, Path folder) {
        List<Connector> all = new ArrayList<>(load(surroundings).all());
        List<BrokenConnector> broken = new ArrayList<>();
        Set<String> names = new HashSet<>();
        all.forEach(connector -> names.add(connector.spec().name()));
        for (ConnectorJar jar : ConnectorJar.in(folder)) {
            jar.load(surroundings, names).addTo(all, broken);
        }
        return new Connectors(sorted(all), broken);
    }

    /** Those that everybody has, then the organization's own. */
    public List<ConnectorSpec> of(OrgId org) {
        return Stream.concat(all.stream().map(Connector::spec), imported.of(org).connectors().stream())
                .toList();
    }

    /** One that everybody has, else one of the organization's own. */
    public Optional<ConnectorSpec> find(OrgId org, String name) {
        return find(name)
                .or(() -> imported.of(org).connectors().stream()
                        .filter(spec -> spec.name().equals(name))
                        .findFirst());
    }

    /** One that everybody has. */
    public Optional<ConnectorSpec> find(String name) {
        return all.stream()
                .map(Connector::spec)
                .filter(spec -> spec.name().equals(name))
                .findFirst();
    }

    /** @throws IllegalArgumentException when two connectors offer operations of the same id */
    public OperationCatalog operations() {
        return new OperationCatalog(
                all.stream()
                        .flatMap(connector -> connector.spec().operations().stream())
                        .toList(),
                org -> imported.of(org).operations());
    }

    private static List<Connector> sorted(List<Connector> connectors) {
        return connectors.stream()
                .sorted(Comparator.comparing(connector -> connector.spec().name()))
                .toList();
    }
}
