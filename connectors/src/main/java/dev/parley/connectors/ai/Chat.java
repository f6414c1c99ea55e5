package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.chat}: a reply in a conversation. Only {@code system} is obeyed; what the other person writes is data. */
final class Chat extends ThinkingOperation<Chat.Input, Chat.Output> {
    private static final String NO_INSTRUCTIONS = "Be helpful, friendly and brief.";

    record Input(
            @Doc("what the other person wrote") JsonNode message,

            @Doc("who replies and how, such as: you are our shop's assistant") @Nullable
            String system,

            @Doc("what was said before, the oldest first") @Nullable
            List<Turn> history,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Turn(@Doc("who said it, such as customer") String from, String text) {
        /** On one line, so that nobody can write a turn of somebody else's into their own. */
        String line() {
            return from.replaceAll("\\s+", " ") + ": " + text.replaceAll("\\s+", " ");
        }
    }

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

    Chat(Thinker thinker) {
        super(
                operation("ai.chat", "Reply in a chat", "Replies to a message as you instruct it.")
                        .reading()
                        .synonyms("chatbot", "AI assistant", "converse", "reply to a message")
                        .of(Input.class, Output.of("Hello Ana, we open at nine.", Used.sample())),
                thinker,
                false,
                "system");
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        String history = input.history() == null
                ? ""
                : input.history().stream().map(Turn::line).collect(Collectors.joining("\n"));
        String instructions = input.system() == null || input.system().isBlank() ? NO_INSTRUCTIONS : input.system();
        Reply reply = thinker()
                .ask(
                        Task.of("ai.chat", input.model())
                                .with("instructions", instructions)
                                .with("history", history)
                                .with("message", Material.required(input.message(), "message", context.node())),
                        context);
        return Output.of(reply.text().strip(), Used.by(reply));
    }
}
