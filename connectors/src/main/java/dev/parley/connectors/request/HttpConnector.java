package dev.parley.connectors.request;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Auth.Key.Place;
import dev.parley.connectors.rest.HttpApi;

/** Any system that speaks HTTP. A connection holds the key to one of them, and belongs to its address. */
public final class HttpConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("HTTP", null).calledByHost().over(surroundings);
        KeyedCalls keyed = new KeyedCalls(api, surroundings.http());
        ConnectorSpec spec = ConnectorSpec.named("http")
                .title("HTTP")
                .icon(ICON)
                .auth(
                        Auth.token("Token", "Sent as Authorization: Bearer …"),
                        Auth.key(Place.HEADER),
                        Auth.key(Place.QUERY),
                        Auth.basic("User", "Password", ""))
                .ownAddress()
                .unconnectedToo()
                .probe(keyed::knock)
                .operations(new SendRequest(surroundings.http(), keyed, surroundings.connections()))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm6.9 6h-2.9a15 15 0 0 0-1.4-3.5A8 8 0 0 1 18.9 8zM12 4c.8 1.2 1.5 2.5 1.9 4h-3.8c.4-1.5 1.1-2.8"
                    + " 1.9-4zM4.3 14a8 8 0 0 1 0-4h3.3a16 16 0 0 0 0 4zm.8 2h2.9c.3 1.3.8 2.4 1.4 3.5A8 8 0 0 1 5.1 16zM8 8H5.1a8 8 0 0 1 4.3-3.5C8.8"
                    + " 5.6 8.3 6.7 8 8zm4 12c-.8-1.2-1.5-2.5-1.9-4h3.8c-.4 1.5-1.1 2.8-1.9 4zm2.3-6H9.7a14 14 0 0 1 0-4h4.6a14 14 0 0 1 0 4zm.3 5.5c.6-1.1"
                    + " 1.1-2.2 1.4-3.5h2.9a8 8 0 0 1-4.3 3.5zM16.4 14a16 16 0 0 0 0-4h3.3a8 8 0 0 1 0 4z";
}
