package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.answer}: an answer from given sources and nothing else, proved by quotes that stand there; or "not found". */
final class AnswerQuestion extends ThinkingOperation<AnswerQuestion.Input, AnswerQuestion.Output> {
    static final String NOT_FOUND = "Not found in the sources.";

    record Input(
            @Doc("what somebody wants to know") JsonNode question,

            @Doc("what the answer may be taken from: a text, a list of texts, or of {title, text}")
            JsonNode sources,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Quote(
            String quote,

            @Doc("which of the sources it is from, counted from 1")
            int source,

            @Doc("that source's title") String title,

            @Doc("where it begins in that source, in characters from 0")
            int start,

            @Doc("where it ends: after its last character") int end) {}

    record Output(
            String answer,
            @Doc("whether the sources answer the question") boolean found,
            @Doc("what proves the answer, letter by letter") List<Quote> quotes,
            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(String answer, List<Quote> quotes, Used used) {
            return new Output(answer, true, quotes, used.model(), used.tokens(), used.cost(), used.notices());
        }

        static Output notFound(Used used) {
            return new Output(NOT_FOUND, false, List.of(), used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    AnswerQuestion(Thinker thinker) {
        super(
                operation(
                                "ai.answer",
                                "Answer a question",
                                "Answers a question from the sources you give, with quotes, or says that they do not answer it.")
                        .reading()
                        .synonyms("question answering", "FAQ", "look it up", "answer from documents", "knowledge base")
                        .of(
                                Input.class,
                                Output.of(
                                        "Within 30 days.",
                                        List.of(new Quote(
                                                "Refunds are possible within 30 days.", 1, "Terms", 112, 148)),
                                        Used.sample())),
                thinker,
                false);
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        String question = Material.required(input.question(), "question", context.node());
        List<Source> sources = Source.in(input.sources(), context.node());
        Reply reply = thinker()
                .ask(
                        Task.of("ai.answer", input.model())
                                .with("question", question)
                                .with("sources", Source.numbered(sources)),
                        context);
        JsonNode answer = Objects.requireNonNull(reply.json(), "an answer that fits a schema is JSON");
        return checked(answer, sources, Used.by(reply));
    }

    /** What no quote proves was not found, whatever the model says. */
    private static Output checked(JsonNode answer, List<Source> sources, Used used) {
        String words = answer.path("answer").asString("").strip();
        if (!answer.path("found").asBoolean(false) || words.isEmpty()) {
            return Output.notFound(used);
        }
        List<Quote> quotes = quotes(answer.path("quotes"), sources);
        return quotes.isEmpty()
                ? Output.notFound(used.noting(
                        List.of("The model's answer was dropped: none of its quotes stands in the sources.")))
                : Output.of(words, quotes, used);
    }

    /** Models miscount sources; the words decide. */
    private static List<Quote> quotes(JsonNode given, List<Source> sources) {
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode one : given) {
            String words = one.path("quote").asString("");
            int named = one.path("source").asInt(0) - 1;
            List<Integer> order = new ArrayList<>();
            if (named >= 0 && named < sources.size()) {
                order.add(named);
            }
            for (int i = 0; i < sources.size(); i++) {
                order.add(i);
            }
            order.stream()
                    .flatMap(i -> Quotes.find(sources.get(i).text(), words).stream()
                            .map(at ->
                                    new Quote(at.text(), i + 1, sources.get(i).title(), at.start(), at.end())))
                    .findFirst()
                    .filter(quote -> !quotes.contains(quote))
                    .ifPresent(quotes::add);
        }
        return List.copyOf(quotes);
    }
}
