package dev.parley.connectors.ai.model;

import java.util.List;

/** What there is to ask when no provider is configured. */
record NoModels() implements ChatModels {
    @Override
    public List<Provider> providers() {
        return List.of();
    }

    @Override
    public Reply ask(Ask ask) throws ModelException {
        throw new ModelException(new ModelProblem.NotConfigured(), List.of());
    }

    @Override
    public Reply stream(Ask ask, Words words) throws ModelException {
        return ask(ask);
    }
}
