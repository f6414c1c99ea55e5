package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.understanding.Tailored;
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
    private final Tailored<Known> known;
    private final InstantSource clock;

    public ModelReaders(
            ChatModels models,
            OperationCatalog operations,
            Expressions expressions,
            Embeddings embeddings,
            InstantSource clock) {
        this.models = models;
        this.known = new Tailored<>(
                operations,
                theirs -> new Known(
                        new Shortlist(theirs, embeddings), new Checking(theirs, new Drafter(theirs, expressions))));
        this.clock = clock;
    }

    @Override
    public Understanding of(OrgId org, Understanding guided) {
        if (!models.isConfigured()) {
            return guided;
        }
        Known theirs = known.of(org);
        return new ModelUnderstanding(
                new Asking(org, models, prompts.prompt("copilot.understand"), theirs.shortlist(), clock),
                theirs.checking(),
                guided);
    }

    /** What is made of an organization's operations. */
    private record Known(Shortlist shortlist, Checking checking) {}
}
