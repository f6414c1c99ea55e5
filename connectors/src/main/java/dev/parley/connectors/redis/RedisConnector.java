package dev.parley.connectors.redis;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.protocol.Settings;

/** One Redis server, 6.2 and later, or what speaks like one. */
public final class RedisConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        RedisServer server = new RedisServer(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("redis")
                .title("Redis")
                .auth(Auth.form(
                        Settings.HOST,
                        Settings.port("port", "Port", 6379),
                        RedisServer.USER,
                        RedisServer.PASSWORD,
                        RedisServer.DATABASE,
                        Settings.TLS,
                        StreamWatch.STREAMS))
                .probe(server::account)
                .operations(
                        Values.get(server),
                        Values.set(server),
                        Values.delete(server),
                        Values.increment(server),
                        Streams.add(server),
                        Streams.read(server),
                        Values.publish(server))
                .events(StreamWatch.source(server))
                .limits(server.system().limits());
        return () -> spec;
    }
}
