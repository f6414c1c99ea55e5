package dev.parley.bot.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.model.Ask;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.connectors.ai.model.Tokens;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/** What a model is told, and what becomes of its answer. */
class ModelExplainerTest {
    private static final OrgId ORG = new OrgId(UUID.randomUUID());
    private static final StepError ERROR =
            new StepError("http_500", "The shop answered 500.", "Ask its owner, then Retry.", true);
    private final List<Ask> asked = new ArrayList<>();

    @Test
    void a_model_puts_the_facts_into_words_and_hears_no_values() {
        var said = new ModelExplainer(answering("The shop is down."))
                .explain(ORG, facts(), "It failed.", Cause.of(ERROR), ERROR);
        assertThat(said).hasValueSatisfying(words -> {
            assertThat(words.words()).isEqualTo("The shop is down.");
            assertThat(words.model()).isEqualTo("openai/gpt-test");
        });
        assertThat(asked).singleElement().satisfies(ask -> {
            assertThat(ask.use()).isEqualTo("explain");
            assertThat(ask.messages().toString())
                    .contains("**Forward orders** failed", "**Post** failed, 3 times", "trouble of its own")
                    .doesNotContain("secret-order");
        });
    }

    @Test
    void without_a_model_or_an_answer_the_rules_say_it() {
        assertThat(new ModelExplainer(ChatModels.NONE).explain(ORG, facts(), "It failed.", Cause.of(ERROR), ERROR))
                .isEmpty();
        assertThat(new ModelExplainer(answering(" ")).explain(ORG, facts(), "It failed.", Cause.of(ERROR), ERROR))
                .isEmpty();
        assertThat(new ModelExplainer(new Configured() {
                            @Override
                            public Reply ask(Ask ask) throws ModelException, InterruptedException {
                                return ChatModels.NONE.ask(ask);
                            }
                        })
                        .explain(ORG, facts(), "It failed.", Cause.of(ERROR), ERROR))
                .isEmpty();
    }

    private static Facts facts() {
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        RunSummary run = new RunSummary(
                RunId.at(start, UUID.randomUUID()),
                new WorkflowRef(new WorkflowId(UUID.randomUUID()), 1),
                "Forward orders",
                1,
                Mode.LIVE,
                "webhook",
                RunStatus.FAILED,
                start,
                start.plusSeconds(2),
                StringNode.valueOf("secret-order"),
                ERROR,
                null);
        Facts.Done failed = new Facts.Done("Post", "failed", 3, 900L, null, ERROR);
        return new Facts(run, List.of(failed), List.of("Tell ops"), failed);
    }

    private ChatModels answering(String words) {
        return new Configured() {
            @Override
            public Reply ask(Ask ask) {
                asked.add(ask);
                return new Reply(
                        words,
                        null,
                        new ModelName(Provider.OPENAI, "gpt-test"),
                        Tokens.NONE,
                        null,
                        List.of(),
                        List.of());
            }
        };
    }

    /** A provider is there. */
    private abstract static class Configured implements ChatModels {
        @Override
        public Reply stream(Ask ask, Words words) throws ModelException, InterruptedException {
            return ask(ask);
        }

        @Override
        public List<Provider> providers() {
            return List.of(Provider.OPENAI);
        }
    }
}
