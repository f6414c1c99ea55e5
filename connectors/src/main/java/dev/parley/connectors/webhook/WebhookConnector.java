package dev.parley.connectors.webhook;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.rest.HttpApi;
import java.time.InstantSource;

/** Signed webhooks to an endpoint of somebody's own: the connection's {@code baseUrl}. Source: standardwebhooks.com, version 1. */
public final class WebhookConnector implements ConnectorProvider {
    static final String SECRET = "secret";

    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Webhook", null).over(surroundings);
        InstantSource clock = InstantSource.system();
        ConnectorSpec spec = ConnectorSpec.named("webhook")
                .title("Webhook")
                .icon(ICON)
                .auth(
                        Auth.form(
                                Field.secret(
                                        SECRET,
                                        "Signing secret",
                                        "Shared with the endpoint, which checks our signatures with it; best whsec_ and Base64 of 24 to 64 bytes.")))
                .ownAddress()
                .probe(Ping.probe(api, clock))
                .operations(new Send(api, surroundings.connections(), clock))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M12 2a5 5 0 0 1 4.6 7l2.3 4a4.6 4.6 0 1 1-1.7 1l-3.1-5.4a1.8 1.8 0 1 1 .9-3.4A3 3 0 1 0 10 9.6L7.4 14a1.8 1.8 0 1 1-1.7-1"
                    + "L8 9a5 5 0 0 1 4-7z";
}
