package dev.parley.bot.explain;

import dev.parley.connectors.ai.model.Ask;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Limits;
import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.StepError;
import dev.parley.prompts.Prompt;
import dev.parley.prompts.PromptLibrary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has a model say what the facts come to. It is told of steps and errors, never of the values the run worked on. */
@Component
class ModelExplainer {
    private static final Logger LOG = LoggerFactory.getLogger(ModelExplainer.class);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int LONGEST_ERROR = 1_000;

    private final ChatModels models;
    private final Prompt prompt = new PromptLibrary().prompt("run.explain");

    ModelExplainer(ChatModels models) {
        this.models = models;
    }

    /** @param model which said so */
    record Said(String words, String model) {}

    /** Empty without a model, and when none answered: the rules say it then. */
    Optional<Said> explain(OrgId org, Facts facts, String errorWords, Cause cause, StepError error) {
        if (!models.isConfigured()) {
            return Optional.empty();
        }
        String said = errorWords.length() > LONGEST_ERROR ? errorWords.substring(0, LONGEST_ERROR) : errorWords;
        Map<String, String> values = Map.of(
                "run",
                FactWords.head(facts.run()),
                "steps",
                String.join("\n", FactWords.lines(facts)),
                "error",
                said + (error.hint() == null ? "" : "\n" + error.hint()),
                "kind",
                cause.why() + " " + cause.next());
        List<Ask.Message> messages = prompt.render(values).stream()
                .map(message -> switch (message.role()) {
                    case SYSTEM -> Ask.Message.system(message.text());
                    case USER -> Ask.Message.user(message.text());
                })
                .toList();
        try {
            Reply reply = models.ask(Ask.of(
                            org,
                            prompt.hints().use(),
                            messages,
                            Limits.of(prompt.hints().maxTokens(), TIME))
                    .withTemperature(prompt.hints().temperature()));
            return reply.text().isBlank()
                    ? Optional.empty()
                    : Optional.of(new Said(reply.text().strip(), reply.model().toString()));
        } catch (ModelException e) {
            LOG.info("Run {} is explained by rules: {}", facts.run().id(), e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
