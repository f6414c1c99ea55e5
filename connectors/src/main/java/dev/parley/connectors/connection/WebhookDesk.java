package dev.parley.connectors.connection;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.ConnectionStore.Stored;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.vault.Secret;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.OrgId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes in what far systems tell of a connection. Nothing is believed that is not signed with the connection's webhook secret. */
public final class WebhookDesk {
    private final ConnectionStore store;
    private final Vault vault;
    private final Function<String, Optional<ConnectorSpec>> connectors;
    private final InstantSource clock;

    public WebhookDesk(
            ConnectionStore store,
            Vault vault,
            Function<String, Optional<ConnectorSpec>> connectors,
            InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.connectors = connectors;
        this.clock = clock;
    }

    public Reception receive(OrgId org, ConnectionId id, Delivery delivery) {
        Optional<Stored> stored = store.find(org, id);
        Optional<Webhook> webhook = stored.flatMap(
                        found -> connectors.apply(found.connection().connector()))
                .flatMap(spec -> Optional.ofNullable(spec.webhook()));
        if (stored.isEmpty() || webhook.isEmpty()) {
            return new Reception.Nowhere();
        }
        Connection connection = stored.get().connection();
        Optional<Secret> secret = CredentialJson.read(vault.open(stored.get().credential(), connection.owner()))
                .secret(Field.WEBHOOK_SECRET.name());
        if (secret.isEmpty() || !webhook.get().isGenuine(delivery, secret.get(), clock.instant())) {
            return new Reception.Doubtful(connection, secret.isPresent());
        }
        return webhook.get()
                .handshake(delivery)
                .<Reception>map(Reception.Greeting::new)
                .orElseGet(() -> new Reception.News(webhook.get().read(delivery)));
    }

    /** What a delivery turns out to be. */
    public sealed interface Reception {
        /** There is no such connection, or its system tells nothing this way. */
        record Nowhere() implements Reception {}

        /** It is not signed as it should be. @param hasSecret whether there is one to sign with */
        record Doubtful(Connection connection, boolean hasSecret) implements Reception {}

        /** It only asks whether we are there. */
        record Greeting(Webhook.Answer answer) implements Reception {}

        record News(List<Happening> happenings) implements Reception {}
    }
}
