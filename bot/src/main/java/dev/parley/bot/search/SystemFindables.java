package dev.parley.bot.search;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.Operation;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Systems that can be connected, each once for everything that can be done there. */
@Component
class SystemFindables implements Findables {
    private final Connectors connectors;

    SystemFindables(Connectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public Stream<Findable> of(OrgId org) {
        return connectors.of(org).stream()
                .filter(spec -> !spec.auths().isEmpty())
                .flatMap(spec -> spec.operations().stream().map(operation -> findable(spec, operation)));
    }

    private static Findable findable(ConnectorSpec spec, Operation operation) {
        String title = operation.spec().title();
        return new Findable(
                "system",
                spec.name(),
                spec.title(),
                title,
                title + ". " + operation.spec().summary());
    }
}
