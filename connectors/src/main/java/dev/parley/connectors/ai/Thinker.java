package dev.parley.connectors.ai;

import dev.parley.connectors.ai.model.Ask;
import dev.parley.connectors.ai.model.Ask.Message;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Limits;
import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.Origin;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.prompts.Hints;
import dev.parley.prompts.Prompt;
import dev.parley.prompts.PromptLibrary;
import dev.parley.prompts.PromptMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a step's task done by a language model. What the step was given reaches the model only through a prompt, fenced as data. */
final class Thinker {
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChatModels models;
    private final PromptLibrary prompts;

    Thinker(ChatModels models, PromptLibrary prompts) {
        this.models = models;
        this.prompts = prompts;
    }

    List<Provider> providers() {
        return models.providers();
    }

    /** Whether a task that names no model, or this one, goes to a language model rather than to what is built in. */
    boolean isAsked(@Nullable String model) {
        return model != null || models.isConfigured();
    }

    /** @throws OperationException with what to do about it, when no model gave a usable answer */
    Reply ask(Task task, OperationContext context) throws OperationException, InterruptedException {
        Ask ask = ask(task, prompts.prompt(task.prompt()), context);
        try {
            return models.ask(ask);
        } catch (ModelException e) {
            throw Failures.of(e, context.node());
        }
    }

    private Ask ask(Task task, Prompt prompt, OperationContext context) throws OperationException {
        Hints hints = prompt.hints();
        int maxTokens = task.maxTokens() == null ? hints.maxTokens() : task.maxTokens();
        List<Message> messages =
                prompt.render(task.values()).stream().map(Thinker::message).toList();
        Ask ask = Ask.of(context.org(), hints.use(), messages, Limits.of(maxTokens, timeLeft(context)))
                .withTemperature(hints.temperature())
                .withModel(task.model() == null ? null : named(task.model(), context.node()))
                .withOrigin(new Origin(context.workflow(), context.run(), context.node()));
        JsonNode schema = task.schema() != null
                ? task.schema()
                : prompt.answerSchema().map(JSON::readTree).orElse(null);
        return schema == null ? ask : ask.withAnswer(schema);
    }

    /** Another model may step in for one that fails, but not for one that was never connected: that is a mistake. */
    private ModelName named(String model, NodeId step) throws OperationException {
        ModelName name;
        try {
            name = ModelName.parse(model);
        } catch (IllegalArgumentException e) {
            throw Failures.badInput(step, "cannot use its \"model\": " + e.getMessage(), "Correct the name.");
        }
        if (!models.providers().contains(name.provider())) {
            throw Failures.notConnected(step, name.provider());
        }
        return name;
    }

    private static Duration timeLeft(OperationContext context) {
        Duration left = Duration.between(Instant.now(), context.deadline());
        return left.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : left;
    }

    private static Message message(PromptMessage message) {
        return switch (message.role()) {
            case SYSTEM -> Message.system(message.text());
            case USER -> Message.user(message.text());
        };
    }
}
