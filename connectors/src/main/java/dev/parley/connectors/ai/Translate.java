package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.translate}. */
final class Translate extends ThinkingOperation<Translate.Input, Translate.Output> {
    private static final int LEAST_TOKENS = 500;
    private static final int MOST_TOKENS = 16_000;

    record Input(
            @Doc("what to translate: text, or any JSON") JsonNode text,

            @Doc("the language to translate into, such as French or fr") @Default("\"English\"")
            String to,

            @Doc("the language it is in; recognized when left out") @Nullable
            String from,

            @Doc("words with a fixed translation") @Nullable Map<String, String> glossary,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {
        String fixedWords() {
            return glossary == null
                    ? ""
                    : glossary.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .sorted()
                            .collect(Collectors.joining("\n"));
        }
    }

    record Output(
            String translation,
            @Doc("the language it was translated into") String to,
            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(String translation, String to, Used used) {
            return new Output(translation, to, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    Translate(Thinker thinker) {
        super(
                operation("ai.translate", "Translate a text", "Translates a text into another language.")
                        .reading()
                        .synonyms("translation", "in another language", "localize", "into English", "into German")
                        .of(Input.class, Output.of("The pump broke.", "English", Used.sample())),
                thinker,
                false);
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        String text = Material.required(input.text(), "text", context.node());
        String to = Wording.language(input.to(), "to", "English", context.node());
        Reply reply = thinker()
                .ask(
                        Task.of("ai.translate", input.model())
                                .with("text", text)
                                .with("language", to)
                                .with(
                                        "from",
                                        Wording.language(
                                                input.from(), "from", "whatever language it is in", context.node()))
                                .with("glossary", input.fixedWords())
                                .upTo(tokensFor(text)),
                        context);
        return Output.of(reply.text().strip(), to, Used.by(reply));
    }

    /** A token is about three letters of most languages, and languages differ in length. */
    private static int tokensFor(String text) {
        return Math.clamp(text.length() / 2L, LEAST_TOKENS, MOST_TOKENS);
    }
}
