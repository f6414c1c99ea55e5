package dev.parley.connectors.desk;

import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.OrgId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes in what far systems tell of a connection. Nothing is believed that is not signed with the connection's webhook secret. */
public final class WebhookDesk {
    private final Cabinet cabinet;
    private final InstantSource clock;

    public WebhookDesk(Cabinet cabinet, InstantSource clock) {
        this.cabinet = cabinet;
        this.clock = clock;
    }

    public Reception receive(OrgId org, ConnectionId id, Delivery delivery) {
        Optional<Stored> stored = cabinet.store().find(org, id);
        Optional<Webhook> webhook = stored.flatMap(found -> cabinet.spec(
                        found.connection().org(), found.connection().connector()))
                .flatMap(spec -> Optional.ofNullable(spec.webhook()));
        if (stored.isEmpty() || webhook.isEmpty()) {
            return new Reception.Nowhere();
        }
        // Before the signature, because Microsoft and others sign only what they tell afterwards; it gives nothing
        // away.
        Optional<Webhook.Answer> greeting = webhook.get().handshake(delivery);
        if (greeting.isPresent()) {
            return new Reception.Greeting(greeting.get());
        }
        Optional<Secret> secret = cabinet.opened(stored.get()).secret(Field.WEBHOOK_SECRET.name());
        return secret.filter(shared -> webhook.get().isGenuine(delivery, shared, clock.instant()))
                .<Reception>map(_ -> new Reception.News(webhook.get().read(delivery)))
                .orElseGet(() -> new Reception.Doubtful(secret.isPresent()));
    }

    /** What a delivery turns out to be. */
    public sealed interface Reception {
        /** There is no such connection, or its system tells nothing this way. */
        record Nowhere() implements Reception {}

        /** It is not signed as it should be. @param hasSecret whether there is one to sign with */
        record Doubtful(boolean hasSecret) implements Reception {}

        /** It only asks whether we are there. */
        record Greeting(Webhook.Answer answer) implements Reception {}

        record News(List<Happening> happenings) implements Reception {}
    }
}
