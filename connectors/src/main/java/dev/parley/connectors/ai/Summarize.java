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

/** {@code ai.summarize}: the gist of a text. Without a model, its own most telling sentences. */
final class Summarize extends ThinkingOperation<Summarize.Input, Summarize.Output> {
    private static final String NOT_TRANSLATED =
            "The sentences are in the text's own language: only a language model can summarize in another.";

    record Input(
            @Doc("what to summarize: text, or any JSON") JsonNode text,

            @Doc("such as: two sentences, or: five bullet points") @Nullable
            String length,

            @Doc("of the summary, such as German; otherwise that of the text") @Nullable
            String language,

            @Doc("what the reader cares about most, such as prices and dates") @Nullable
            String focus,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Output(
            String summary,

            @Doc("whether it consists of the text's own sentences")
            boolean extractive,

            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(String summary, boolean extractive, Used used) {
            return new Output(summary, extractive, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    private final KeySentences keySentences;

    Summarize(Thinker thinker, KeySentences keySentences) {
        super(
                operation("ai.summarize", "Summarize a text", "Says in a few sentences what a text says.")
                        .reading()
                        .synonyms("summary", "condense", "digest", "tl;dr", "shorten", "key points")
                        .of(
                                Input.class,
                                Output.of("The pump in hall 2 broke; ACME sends a new one.", false, Used.sample())),
                thinker,
                true);
        this.keySentences = keySentences;
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        String text = Material.required(input.text(), "text", context.node());
        String length = Wording.few(input.length(), "length", "three sentences", context.node());
        String language = Wording.language(input.language(), "language", "the language of the text", context.node());
        if (!thinker().isAsked(input.model())) {
            KeySentences.Choice choice = keySentences.of(text, SentenceCount.in(length), input.focus());
            Used used = Used.locally(keySentences.model()).noting(choice.notices());
            return Output.of(
                    choice.text(), true, input.language() == null ? used : used.noting(List.of(NOT_TRANSLATED)));
        }
        Reply reply = thinker()
                .ask(
                        Task.of("ai.summarize", input.model())
                                .with("text", text)
                                .with("length", length)
                                .with("language", language)
                                .with("focus", input.focus()),
                        context);
        return Output.of(reply.text().strip(), false, Used.by(reply));
    }
}
