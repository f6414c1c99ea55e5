package dev.parley.connectors;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.connectors.http.GuardedHttpClient;

/**
 * What the application lends to every connector.
 *
 * @param http the only way out; whoever calls around it calls around the egress guard
 */
public record Surroundings(GuardedHttpClient http, Embeddings embeddings) {}
