package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.prompts.PromptLibrary;
import java.time.InstantSource;

/** Reads by a language model where a provider is configured; nothing changes where none is. */
public final class ModelReaders implements Readers {
    private final ChatModels models;
    private final PromptLibrary prompts = new PromptLibrary();
    private final Shortlist shortlist;
    private final OperationCatalog operations;
    private final Drafter drafter;
    private final InstantSource clock;

    public ModelReaders(
            ChatModels models,
            OperationCatalog operations,
            Expressions expressions,
            Embeddings embeddings,
            InstantSource clock) {
        this.models = models;
        this.shortlist = new Shortlist(operations, embeddings);
        this.operations = operations;
        this.drafter = new Drafter(operations, expressions);
        this.clock = clock;
    }

    @Override
    public Understanding of(OrgId org, Understanding guided) {
        return models.isConfigured()
                ? new ModelUnderstanding(
                        new Asking(org, models, prompts.prompt("copilot.understand"), shortlist, clock),
                        new Checking(operations, drafter),
                        guided)
                : guided;
    }
}
