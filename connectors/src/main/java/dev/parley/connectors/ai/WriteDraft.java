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

/** {@code ai.draft}: a text for somebody to send or to edit, from given material. */
final class WriteDraft extends ThinkingOperation<WriteDraft.Input, WriteDraft.Output> {
    record Input(
            @Doc("what to write, such as: a reply that apologizes for the delay")
            String task,

            @Doc("what to write it from: a mail to answer, an order, notes")
            JsonNode material,

            @Doc("such as friendly and brief") @Nullable String tone,

            @Doc("of the draft, such as German; otherwise that of the material") @Nullable
            String language,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Output(
            String text,
            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(String text, Used used) {
            return new Output(text, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    WriteDraft(Thinker thinker) {
        super(
                operation(
                                "ai.draft",
                                "Draft a text",
                                "Writes a text from given material; what the material does not say stays open in square brackets.")
                        .reading()
                        .synonyms("write a reply", "compose", "draft an e-mail", "write a post", "rewrite", "word it")
                        .of(
                                Input.class,
                                Output.of("Dear Ana, your order leaves us on [delivery date].", Used.sample())),
                thinker,
                false,
                "task");
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        Task task = Task.of("ai.draft", input.model())
                .with("task", input.task())
                .with("material", Material.required(input.material(), "material", context.node()))
                .with("tone", Wording.few(input.tone(), "tone", "friendly and brief", context.node()))
                .with(
                        "language",
                        Wording.language(input.language(), "language", "the language of the material", context.node()));
        Reply reply = thinker().ask(task, context);
        return Output.of(reply.text().strip(), Used.by(reply));
    }
}
