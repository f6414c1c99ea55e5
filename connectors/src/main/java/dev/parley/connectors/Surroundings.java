package dev.parley.connectors;

import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.prompts.PromptLibrary;

/**
 * What the application lends to every connector.
 *
 * @param http the only way out; whoever calls around it calls around the egress guard
 * @param models asked by steps that think; they may be none
 * @param transcriber listens to recordings; it may be nobody
 * @param connections who we are in other systems
 */
public record Surroundings(
        GuardedHttpClient http,
        Embeddings embeddings,
        ChatModels models,
        Transcriber transcriber,
        PromptLibrary prompts,
        Connections connections) {
    /** Guided mode, with nobody connected to anything. */
    public Surroundings(GuardedHttpClient http, Embeddings embeddings) {
        this(http, embeddings, Connections.NONE);
    }

    /** Guided mode: without a language model. */
    public Surroundings(GuardedHttpClient http, Embeddings embeddings, Connections connections) {
        this(http, embeddings, ChatModels.NONE, Transcriber.NONE, new PromptLibrary(), connections);
    }
}
