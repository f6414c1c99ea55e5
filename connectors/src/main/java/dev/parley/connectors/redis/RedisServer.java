package dev.parley.connectors.redis;

import dev.parley.connectors.Description;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.http.GuardedSockets;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarOperation;
import dev.parley.connectors.protocol.FarSystem;
import dev.parley.connectors.protocol.OpenConnections;
import dev.parley.connectors.protocol.Settings;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Redis servers, each with one connection that all calls share: commands follow each other on it without waiting. */
final class RedisServer {
    static final Field USER =
            Field.text("user", "User", "Only where Redis has users (ACL).").optional();
    static final Field PASSWORD = Field.secret("password", "Password", "").optional();
    static final Field DATABASE = Settings.number("database", "Database", "Its number", 0);

    private static final int AT_ONCE = 8;
    private static final int PORT = 6379;
    private static final int MOST_DATABASES = 9_999;
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;

    private final FarSystem system;
    private final GuardedSockets sockets;
    private final OpenConnections<Line> lines =
            new OpenConnections<>(IDLE, line -> line.connection().isOpen(), Line::close);
    /** Made when first needed, because it brings threads. */
    private @Nullable ClientResources resources;

    RedisServer(Surroundings surroundings) {
        this.system = new FarSystem("Redis", AT_ONCE, surroundings.connections(), new RedisWords());
        this.sockets = surroundings.http().sockets();
    }

    FarSystem system() {
        return system;
    }

    <I extends Record, O extends Record> FarOperation<I, O> operation(
            Description<I, O> description, FarOperation.Conversation<I, O> conversation) {
        return system.operation(description, conversation);
    }

    <T> T call(Caller caller, Commands<T> commands) throws OperationException, InterruptedException {
        return caller.call(() -> conversation(caller, commands));
    }

    String account(Access access, Sender sender) throws OperationException, InterruptedException {
        Caller caller = new Caller(system, access, sender);
        return system.probe(
                access,
                sender,
                () -> conversation(caller, redis -> {
                    redis.ping();
                    return caller.settings().optional(USER.name()).orElse("default");
                }));
    }

    private <T> T conversation(Caller caller, Commands<T> commands) throws Exception {
        return lines.with(caller.access(), () -> open(caller.settings()), line -> {
            // Our own deadline comes first; this is for the threads that wait no longer than we.
            line.connection().setTimeout(caller.sender().left());
            return commands.with(line.connection().sync());
        });
    }

    private Line open(Settings settings) throws OperationException {
        RedisClient client = RedisClient.create(resources(), uri(settings));
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(TO_CONNECT).build())
                .build());
        try {
            return new Line(client, client.connect());
        } catch (RuntimeException e) {
            client.shutdownAsync();
            throw e;
        }
    }

    private static RedisURI uri(Settings settings) throws OperationException {
        RedisURI uri = RedisURI.create(settings.text(Settings.HOST.name()), settings.port("port", PORT));
        uri.setDatabase(settings.number(DATABASE.name(), 0, MOST_DATABASES));
        uri.setClientName("Parley");
        uri.setTimeout(TO_CONNECT);
        uri.setSsl(settings.hasTls());
        uri.setVerifyPeer(SslVerifyMode.FULL);
        settings.optional(PASSWORD.name())
                .ifPresent(password -> uri.setCredentialsProvider(() -> Mono.just(
                        RedisCredentials.just(settings.optional(USER.name()).orElse(null), password))));
        return uri;
    }

    private synchronized ClientResources resources() {
        if (resources == null) {
            resources = ClientResources.builder()
                    .ioThreadPoolSize(2)
                    .computationThreadPoolSize(2)
                    .socketAddressResolver(new GuardedAddresses(sockets))
                    .build();
        }
        return resources;
    }

    /** What is said to Redis. */
    @FunctionalInterface
    interface Commands<T> {
        T with(RedisCommands<String, String> redis) throws Exception;
    }

    private record Line(RedisClient client, StatefulRedisConnection<String, String> connection) {
        /** Without waiting: there is nothing more to say. */
        void close() {
            connection.closeAsync();
            client.shutdownAsync();
        }
    }
}
