package dev.parley.connectors.ai;

import dev.parley.connectors.Description;
import dev.parley.connectors.RecordOperation;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.ModelProblem;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.engine.operation.Remark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation that a language model does, and that says before it runs what keeps it from being done well. */
abstract class ThinkingOperation<I extends Record, O extends Record> extends RecordOperation<I, O> {
    private final Thinker thinker;
    private final boolean worksWithoutModel;
    private final Set<String> orders;

    /**
     * @param worksWithoutModel whether what is built in can do it too
     * @param orders the fields whose words the model obeys, because the workflow's author wrote them
     */
    ThinkingOperation(Description<I, O> description, Thinker thinker, boolean worksWithoutModel, String... orders) {
        super(description);
        this.thinker = thinker;
        this.worksWithoutModel = worksWithoutModel;
        this.orders = Set.of(orders);
    }

    Thinker thinker() {
        return thinker;
    }

    @Override
    public List<Remark> remarks(JsonNode with) {
        return Stream.concat(model(with.path("model")).stream(), orders.stream().flatMap(field -> obeyed(with, field)))
                .toList();
    }

    private Optional<Remark> model(JsonNode named) {
        if (named.isString() && !named.stringValue().contains("{{")) {
            return ofNamed(named.stringValue());
        } else if (worksWithoutModel || !thinker.providers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Remark.warn(
                "no_model",
                "",
                "it needs a language model, and none is connected, so the step will fail.",
                new ModelProblem.NotConfigured().hint()));
    }

    private Optional<Remark> ofNamed(String model) {
        Provider provider;
        try {
            provider = ModelName.parse(model).provider();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    Remark.error("unknown_model", "model", String.valueOf(e.getMessage()), "Correct the name."));
        }
        return thinker.providers().contains(provider)
                ? Optional.empty()
                : Optional.of(Remark.warn(
                        "no_model",
                        "model",
                        "%s is not connected, so the step will fail.".formatted(provider.title()),
                        "Set %s and restart Parley, or leave out \"model\".".formatted(provider.variable())));
    }

    private static Stream<Remark> obeyed(JsonNode with, String field) {
        return with.path(field).asString("").contains("{{")
                ? Stream.of(Remark.warn(
                        "obeyed_text",
                        field,
                        "what {{ }} puts into \"" + field + "\" is obeyed like your own words, whoever wrote it.",
                        "Give what others wrote in the step's other fields: there it is only data."))
                : Stream.of();
    }
}
