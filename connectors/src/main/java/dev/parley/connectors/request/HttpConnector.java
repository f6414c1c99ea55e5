package dev.parley.connectors.request;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;

/** Any system that speaks HTTP. */
public final class HttpConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        ConnectorSpec spec = ConnectorSpec.named("http").title("HTTP").operations(new SendRequest(surroundings.http()));
        return () -> spec;
    }
}
