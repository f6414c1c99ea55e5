package dev.parley.connectors.event;

import dev.parley.connectors.vault.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a far system tells what happened. */
public interface Webhook {
    /** Whether the sender knows the secret that it shares with the connection. */
    boolean isGenuine(Delivery delivery, Secret secret, Instant now);

    /** What to answer when it only asks whether we are there; empty when it tells something. Anybody may ask, so it tells nothing. */
    default Optional<Answer> handshake(Delivery delivery) {
        return Optional.empty();
    }

    /** What it tells; empty when nothing of it concerns us. */
    List<Happening> read(Delivery delivery);

    record Answer(String contentType, String body) {}
}
