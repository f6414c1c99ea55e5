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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.route}: takes the arrow whose description fits what came in. */
final class ChooseRoute extends RecordOperation<ChooseRoute.Input, ChooseRoute.Output> {
    record Input(
            @Doc("what to judge: text, or any JSON") JsonNode input,

            @Doc("where it can go; a label is also the name of an arrow")
            List<Route> routes) {}

    record Route(
            String label,
            @Doc("when to go there, in words") @Nullable String when) {
        Option option() {
            String name = Words.readable(label);
            return new Option(
                    label, when == null || when.isBlank() ? List.of(name) : List.of(when, name + ": " + when));
        }
    }

    record Output(
            @Doc("label of the chosen route") String route,

            @Doc("from 0 to 1; near 1/n means a guess among n routes")
            double confidence,

            String model,
            Used.Count tokens,
            @Doc("in USD") @Nullable BigDecimal cost) {
        static Output of(String route, double confidence, Used used) {
            return new Output(route, confidence, used.model(), used.tokens(), used.cost());
        }
    }

    private final Chooser chooser;

    ChooseRoute(Chooser chooser) {
        super(operation(
                        "ai.route",
                        "Choose a route",
                        "Reads the input and takes the route whose description fits best. For exact rules use logic.if or logic.switch.")
                .reading()
                .synonyms("decide where to go", "agent decision", "route by meaning", "triage", "smart branch")
                .of(Input.class, Output.of("premium", 0.93, Used.locally(LocalModel.NAME))));
        this.chooser = chooser;
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException {
        List<String> labels = input.routes().stream().map(Route::label).toList();
        Labels.requireDistinct(labels, "routes", context.node());
        Choice choice = chooser.choose(
                Subject.of(input.input()),
                input.routes().stream().map(Route::option).toList());
        return Output.of(choice.best(), choice.confidence(), Used.locally(chooser.model()));
    }
}
