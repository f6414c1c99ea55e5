package dev.parley.connectors;

import dev.parley.engine.operation.OperationCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Every connector on the class path, in order of name. */
public record Connectors(List<Connector> all) {
    public Connectors {
        all = List.copyOf(all);
    }

    public static Connectors load(Surroundings surroundings) {
        return new Connectors(ServiceLoader.load(ConnectorProvider.class).stream()
                .map(provider -> provider.get().create(surroundings))
                .sorted(Comparator.comparing(connector -> connector.spec().name()))
                .toList());
    }

    /** @throws IllegalArgumentException when two connectors offer operations of the same id */
    public OperationCatalog operations() {
        return new OperationCatalog(all.stream()
                .flatMap(connector -> connector.spec().operations().stream())
                .toList());
    }
}
