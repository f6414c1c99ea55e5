package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.EnvironmentKms;
import dev.parley.connectors.vault.Secret;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization with one connector, the real vault and the real client; far systems are stand-ins on this machine. */
public final class Office implements AutoCloseable {
    public static final OrgId ORG = new OrgId(UUID.fromString("5d9b0a54-3a8f-4a2e-9d34-0f3f5d4c1a01"));
    public static final Actor ANA = new Actor("user:ana", "Ana");
    private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public final MemoryConnectionStore store = new MemoryConnectionStore();
    /** Connections whose owner was told to connect again. */
    public final List<Connection> told = Collections.synchronizedList(new ArrayList<>());

    private final GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.parse("127.0.0.1, localhost"));
    private final Vault vault = new Vault(new EnvironmentKms(MASTER_KEY, ""));
    private final Map<String, OAuthAttempts.Attempt> attempts = new LinkedHashMap<>();
    public final VaultConnections connections;
    public final ConnectionDesk desk;
    public final ConsentDesk consent;
    public final ConnectorSpec spec;

    public Office(ConnectorProvider provider) {
        this(provider, InstantSource.system(), null);
    }

    public Office(ConnectorProvider provider, InstantSource clock, @Nullable MemoryConnectionStore shared) {
        MemoryConnectionStore rows = shared == null ? store : shared;
        Cabinet cabinet = new Cabinet(rows, vault, this::find);
        this.connections = new VaultConnections(cabinet, _ -> Optional.empty(), http, told::add, clock);
        this.desk = new ConnectionDesk(cabinet, connections, clock);
        this.consent = new ConsentDesk(cabinet, new MemoryAttempts(), _ -> Optional.empty(), http, clock);
        this.spec = provider.create(new Surroundings(http, new LocalModel(), connections))
                .spec();
    }

    private Optional<ConnectorSpec> find(OrgId org, String name) {
        return name.equals(spec.name()) ? Optional.of(spec) : Optional.empty();
    }

    /** At this address, by the connector's way of this kind. */
    public Connection connect(String auth, String baseUrl, Map<String, String> values) {
        return connect(new Wish(spec.name(), null, auth, URI.create(baseUrl), secrets(values)));
    }

    /** By the connector's own form, which says where the system is too. */
    public Connection connect(Map<String, String> values) {
        return connect(new Wish(spec.name(), null, null, null, secrets(values)));
    }

    private static Map<String, Secret> secrets(Map<String, String> values) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        values.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return secrets;
    }

    private Connection connect(Wish wish) {
        try {
            return desk.connect(ORG, ANA, wish);
        } catch (WishException e) {
            throw new AssertionError(e.getMessage() + " " + e.hint(), e);
        }
    }

    /** As if a person had allowed it: with these tokens. */
    public Connection allowed(String baseUrl, Map<String, String> tokens, @Nullable Instant expiresAt) {
        Connection connection =
                connect("oauth2", baseUrl, Map.of("client_id", "client-7", "client_secret", "geheim-geheim"));
        store.change(ORG, connection.id(), stored -> {
            Map<String, Secret> all = new LinkedHashMap<>();
            all.put("client_id", new Secret("client-7"));
            all.put("client_secret", new Secret("geheim-geheim"));
            tokens.forEach((name, value) -> all.put(name, new Secret(value)));
            Credential credential = new Credential(all, expiresAt, List.of(), null);
            return new ConnectionStore.Stored(
                    connection.working(null), vault.seal(CredentialJson.write(credential), connection.owner()));
        });
        return connection;
    }

    /** Asks this event source as the watch would. */
    public EventSource.Found look(String source, @Nullable JsonNode cursor)
            throws OperationException, InterruptedException {
        Sender sender = new Sender("The connection", Instant.now().plusSeconds(30));
        EventSource.Poll poll = spec.events().stream()
                .filter(event -> event.id().equals(source))
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow();
        return poll.look().since(cursor, connections.access(ORG, spec.name(), null, sender), sender);
    }

    public Operation operation(String id) {
        return spec.operations().stream()
                .filter(operation -> operation.spec().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + id));
    }

    /** As step "file", within this time. */
    public JsonNode call(String operation, String input, Duration time)
            throws OperationException, InterruptedException {
        return call(operation, JsonMapper.shared().readTree(input.replace('\'', '"')), time);
    }

    public JsonNode call(String operation, JsonNode input, Duration time)
            throws OperationException, InterruptedException {
        Instant now = Instant.now();
        RunId run = RunId.at(now, UUID.randomUUID());
        OperationContext context =
                new OperationContext(ORG, UUID.randomUUID(), run, new NodeId("file"), 1, run + ".file", now.plus(time));
        return operation(operation).perform(input, context);
    }

    public JsonNode call(String operation, String input) throws OperationException, InterruptedException {
        return call(operation, input, Duration.ofSeconds(20));
    }

    public Connection now(Connection connection) {
        return desk.get(ORG, connection.id());
    }

    @Override
    public void close() {
        http.close();
    }

    private final class MemoryAttempts implements OAuthAttempts {
        @Override
        public void add(Attempt attempt) {
            attempts.put(attempt.stateHash(), attempt);
        }

        @Override
        public Optional<Attempt> take(String stateHash) {
            return Optional.ofNullable(attempts.remove(stateHash));
        }
    }
}
