package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code ai.extract}: named values out of a text. What the text does not say is null. */
final class Extract extends ThinkingOperation<Extract.Input, Extract.Output> {
    record Input(
            @Doc("what to read: text, or any JSON") JsonNode text,

            @Doc(
                    "names, such as [\"customer\", \"total\"]; or names with what they mean, such as {\"total\": \"with tax\"}; or a JSON Schema")
            JsonNode fields,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Output(
            @Doc("a value for each field") ObjectNode data,
            @Doc("fields that the text does not give") List<String> missing,
            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(ObjectNode data, Used used) {
            List<String> missing = data.propertyStream()
                    .filter(entry -> entry.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList();
            return new Output(data, missing, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    Extract(Thinker thinker) {
        super(
                operation("ai.extract", "Extract fields from a text", "Reads the values you name out of a text.")
                        .reading()
                        .synonyms("parse", "read fields", "pull out the details", "structured data", "from an invoice")
                        .of(
                                Input.class,
                                Output.of(
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("customer", "ACME")
                                                .put("total", 1200.5),
                                        Used.sample())),
                thinker,
                false);
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        Fields fields = Fields.of(input.fields(), context.node());
        Reply reply = thinker()
                .ask(
                        Task.of("ai.extract", input.model())
                                .with("text", Material.required(input.text(), "text", context.node()))
                                .with("fields", fields.lines())
                                .answering(fields.schema()),
                        context);
        JsonNode data = Objects.requireNonNull(reply.json(), "an answer that fits a schema is JSON");
        return Output.of((ObjectNode) data, Used.by(reply));
    }
}
