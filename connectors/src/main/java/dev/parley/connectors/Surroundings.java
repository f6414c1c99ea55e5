package dev.parley.connectors;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.GuardedHttpClient;

/**
 * What the application lends to every connector.
 *
 * @param http the only way out; whoever calls around it calls around the egress guard
 * @param connections who we are in other systems
 */
public record Surroundings(GuardedHttpClient http, Embeddings embeddings, Connections connections) {
    /** Nobody is connected to anything. */
    public Surroundings(GuardedHttpClient http, Embeddings embeddings) {
        this(http, embeddings, Connections.NONE);
    }
}
