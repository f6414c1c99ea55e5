package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.generate}: whatever else a model can be told to do with data, as prose or by a JSON Schema. */
final class Generate extends ThinkingOperation<Generate.Input, Generate.Output> {
    private static final int MOST_TOKENS = 32_000;

    record Input(
            @Doc("what to do, such as: name three risks of this plan")
            String prompt,

            @Doc("what to do it with: text, or any JSON") @Nullable
            JsonNode data,

            @Doc("JSON Schema of the answer; prose without it") @Nullable
            JsonNode schema,

            @Doc("longest answer, in tokens; 2000 without it") @Nullable
            Integer maxTokens,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Output(
            String text,

            @Doc("the answer as JSON, where a schema was given") @Nullable
            JsonNode data,

            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(String text, @Nullable JsonNode data, Used used) {
            return new Output(text, data, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    Generate(Thinker thinker) {
        super(
                operation(
                                "ai.generate",
                                "Ask a model to do something",
                                "Has a model do what you say with the data you give it.")
                        .reading()
                        .synonyms("prompt a model", "analyze", "ask an AI", "LLM call", "GPT", "brainstorm")
                        .of(Input.class, Output.of("1. The pump is old.", null, Used.sample())),
                thinker,
                false,
                "prompt");
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        if (input.prompt().isBlank()) {
            throw Failures.badInput(context.node(), "has an empty \"prompt\"", "Say what the model should do.");
        } else if (input.maxTokens() != null && (input.maxTokens() < 1 || input.maxTokens() > MOST_TOKENS)) {
            throw Failures.badInput(
                    context.node(),
                    "cannot use its \"maxTokens\": it is not from 1 to " + MOST_TOKENS,
                    "2000 are about three pages.");
        }
        Reply reply = thinker()
                .ask(
                        Task.of("ai.generate", input.model())
                                .with("prompt", input.prompt())
                                .with("data", Material.text(input.data()))
                                .answering(
                                        input.schema() == null
                                                ? null
                                                : AnswerSchema.written(input.schema(), "schema", context.node()))
                                .upTo(input.maxTokens()),
                        context);
        return Output.of(reply.text().strip(), reply.json(), Used.by(reply));
    }
}
