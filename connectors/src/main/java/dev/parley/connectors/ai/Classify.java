package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.RecordOperation;
import dev.parley.connectors.ai.Chooser.Choice;
import dev.parley.connectors.ai.Chooser.Option;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** {@code ai.classify}: which of the labels a text is about. */
final class Classify extends RecordOperation<Classify.Input, Classify.Output> {
    record Input(
            String text,

            @Doc("what it may be, such as billing, bug, other")
            List<String> labels,

            @Doc("texts whose label is known; a few make it much surer") @Nullable
            List<Example> examples) {
        Option option(String label) {
            Stream<String> known = examples == null
                    ? Stream.empty()
                    : examples.stream()
                            .filter(example -> example.label().equals(label))
                            .map(Example::text);
            return new Option(
                    label,
                    Stream.concat(Stream.of(Words.readable(label)), known).toList());
        }
    }

    record Example(String text, String label) {}

    record Output(
            String label,

            @Doc("from 0 to 1; near 1/n means a guess among n labels")
            double confidence,

            @Doc("confidence of every label") Map<String, Double> scores,
            String model,
            Used.Count tokens,
            @Doc("in USD") @Nullable BigDecimal cost) {
        static Output of(Choice choice, Used used) {
            return new Output(
                    choice.best(), choice.confidence(), choice.confidences(), used.model(), used.tokens(), used.cost());
        }
    }

    private final Chooser chooser;

    Classify(Chooser chooser) {
        super(operation("ai.classify", "Classify a text", "Finds which of your labels a text is about.")
                .reading()
                .synonyms("categorize", "label", "tag", "detect the intent", "sort messages", "triage")
                .of(
                        Input.class,
                        Output.of(new Choice(Map.of("bug", 0.87, "billing", 0.13)), Used.locally(LocalModel.NAME))));
        this.chooser = chooser;
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException {
        Labels.requireDistinct(input.labels(), "labels", context.node());
        Choice choice = chooser.choose(
                Subject.of(StringNode.valueOf(input.text())),
                input.labels().stream().map(input::option).toList());
        return Output.of(choice, Used.locally(chooser.model()));
    }
}
