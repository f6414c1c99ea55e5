package dev.parley.connectors.ai;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;

/** Thinking steps. These need no key: the embedded model does them. */
public final class AiConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        Chooser chooser = new Chooser(surroundings.embeddings());
        ConnectorSpec spec =
                ConnectorSpec.named("ai").title("AI").operations(new ChooseRoute(chooser), new Classify(chooser));
        return () -> spec;
    }
}
