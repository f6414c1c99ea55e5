package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.ai.model.Desk.NOON;
import static dev.parley.connectors.ai.model.Desk.ORG;
import static dev.parley.connectors.ai.model.Desk.ask;
import static dev.parley.connectors.ai.model.Desk.error;
import static dev.parley.connectors.ai.model.Desk.ok;
import static dev.parley.connectors.ai.model.Shape.ANTHROPIC;
import static dev.parley.connectors.ai.model.Shape.GEMINI;
import static dev.parley.connectors.ai.model.Shape.OLLAMA;
import static dev.parley.connectors.ai.model.Shape.OPENAI;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.Budget.Action;
import dev.parley.connectors.ai.model.Budget.Period;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money: prices, the ledger and budgets. */
class CostTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final UUID WORKFLOW = new UUID(0, 3);
    private static final Origin ORIGIN = new Origin(WORKFLOW, new RunId(new UUID(0, 4)), new NodeId("brief"));

    /** 12,345 tokens in, 2,345 of them cached, 678 out, at list price. */
    @ParameterizedTest
    @EnumSource
    void the_ledger_is_exact_to_the_last_digit(Shape shape) throws Exception {
        Tokens tokens = new Tokens(12_345, shape == OLLAMA ? 0 : 2_345, 678);
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.whole("Yes.", shape.stopped(), tokens)));

        Reply reply = desk.reply(ask().withOrigin(ORIGIN));

        String cost = switch (shape) {
            case OPENAI -> "0.010726875"; // 10,000 × 0.75 + 2,345 × 0.075 + 678 × 4.50
            case ANTHROPIC -> "0.0136245"; // 10,000 × 1 + 2,345 × 0.10 + 678 × 5
            case GEMINI -> "0.00476535"; // 10,000 × 0.30 + 2,345 × 0.03 + 678 × 2.50
            case OLLAMA -> "0";
        };
        assertThat(reply.cost()).isEqualByComparingTo(cost);
        assertThat(desk.books.entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.cost()).isEqualByComparingTo(cost))
                .usingRecursiveComparison()
                .ignoringFields("cost")
                .isEqualTo(new Usage(
                        ORG, "summarize", ORIGIN, shape.model(), tokens, BigDecimal.ZERO, Outcome.ANSWERED, NOON));
    }

    @Test
    void every_attempt_that_used_tokens_is_paid_for_and_no_other() throws Exception {
        Tokens refused = new Tokens(1_000, 0, 0);
        Tokens cut = new Tokens(1_000, 0, 500);
        Tokens whole = new Tokens(1_000, 0, 900);
        Desk desk = Desk.with(far, GEMINI, ANTHROPIC, OPENAI)
                .answering(GEMINI, ok(GEMINI.refusal(refused)))
                .answering(ANTHROPIC, error(ANTHROPIC, 500))
                .answering(OPENAI, ok(OPENAI.whole("Y", "length", cut)), ok(OPENAI.whole("Yes.", "stop", whole)));

        Reply reply = desk.reply();

        assertThat(desk.books.entries)
                .extracting(Usage::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.CUT_OFF, Outcome.ANSWERED);
        assertThat(reply.cost()).isEqualByComparingTo("0.0081"); // 0.0003 + (0.00075 + 0.00225) + (0.00075 + 0.00405)
        assertThat(desk.books.spent(ORG, null, NOON)).isEqualByComparingTo(reply.cost());
    }

    @Test
    void an_unknown_price_is_unknown_and_not_nothing() throws Exception {
        ModelName unheardOf = new ModelName(Provider.OPENAI, "gpt-99");
        Desk desk = Desk.with(far, OPENAI).answering(OPENAI, ok(OPENAI.whole("Yes.")));

        Reply reply = desk.reply(ask().withModel(unheardOf));

        assertThat(reply.cost()).isNull();
        assertThat(reply.tokens()).isEqualTo(new Tokens(100, 0, 20));
        assertThat(desk.books.entries).extracting(Usage::cost).containsOnlyNulls();
    }

    @Test
    void a_dated_build_costs_what_its_model_does_and_a_sibling_does_not() {
        assertThat(price("openai/gpt-4.1-2025-04-14"))
                .isEqualTo(price("openai/gpt-4.1"))
                .isNotNull();
        assertThat(price("anthropic/claude-haiku-4-5-20251001")).isEqualTo(price("anthropic/claude-haiku-4-5"));
        assertThat(price("gemini/gemini-2.5-flash-preview-09-2025")).isEqualTo(price("gemini/gemini-2.5-flash"));
        assertThat(price("ollama/qwen3:8b")).isEqualByComparingTo("0");
        assertThat(price("openai/gpt-4.1-mini")).isNotEqualTo(price("openai/gpt-4.1"));
        assertThat(price("openai/gpt-5-pro")).isNull();
        assertThat(price("anthropic/claude-opus-4-9")).isNull();
    }

    @Test
    void a_long_request_has_its_own_price() {
        ModelName pro = ModelName.parse("gemini/gemini-2.5-pro");

        assertThat(PriceTable.bundled().cost(pro, new Tokens(200_000, 0, 1_000)).orElseThrow())
                .isEqualByComparingTo("0.26");
        assertThat(PriceTable.bundled().cost(pro, new Tokens(200_001, 0, 1_000)).orElseThrow())
                .isEqualByComparingTo("0.5150025");
    }

    @Test
    void a_spent_budget_stops_the_question_before_it_is_sent() throws Exception {
        Desk desk = Desk.budgeted(far, budgets(new Budget(null, Period.MONTH, usd("10"), Action.STOP)), ANTHROPIC)
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));
        spend(desk, null, "9.999");

        ModelException failure = desk.failure(ask());

        assertThat(failure)
                .hasMessage(
                        "The budget of $10.00 a month for this organization is spent: $10.00 so far, and this could cost "
                                + "$0.002508.");
        assertThat(failure.hint()).isEqualTo("Wait for the next month, or ask an administrator to raise the budget.");
        assertThat(desk.requests(ANTHROPIC)).isEmpty();
    }

    @Test
    void a_budget_that_only_warns_lets_it_pass_and_says_so() throws Exception {
        Desk desk = Desk.budgeted(far, budgets(new Budget(null, Period.DAY, usd("1"), Action.WARN)), ANTHROPIC)
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));
        spend(desk, null, "1.50");

        assertThat(desk.reply().notices())
                .singleElement()
                .asString()
                .startsWith("The budget of $1.00 a day for this organization is spent: $1.50 so far");
    }

    @Test
    void a_workflow_s_budget_counts_what_that_workflow_spent() throws Exception {
        Budgets budgets = budgets(new Budget(WORKFLOW, Period.MONTH, usd("1"), Action.STOP));
        Desk desk = Desk.budgeted(far, budgets, ANTHROPIC).answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));
        spend(desk, new UUID(0, 99), "5");
        assertThat(desk.reply(ask().withOrigin(ORIGIN)).text()).isEqualTo("Yes.");

        spend(desk, WORKFLOW, "1");

        assertThat(desk.failure(ask().withOrigin(ORIGIN))).hasMessageContaining("for this workflow is spent");
    }

    @Test
    void the_next_month_begins_anew() throws Exception {
        Desk desk = Desk.budgeted(far, budgets(new Budget(null, Period.MONTH, usd("1"), Action.STOP)), ANTHROPIC)
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));
        spend(desk, null, "1");
        desk.failure(ask());

        desk.clock.move(Duration.ofDays(10));

        assertThat(desk.reply().text()).isEqualTo("Yes.");
    }

    @Test
    void what_is_free_may_be_asked_when_the_budget_is_spent() throws Exception {
        Desk desk = Desk.budgeted(far, budgets(new Budget(null, Period.DAY, usd("1"), Action.STOP)), ANTHROPIC, OLLAMA)
                .answering(OLLAMA, ok(OLLAMA.whole("Yes.")));
        spend(desk, null, "2");

        assertThat(desk.reply().model()).isEqualTo(OLLAMA.model());
    }

    private static BigDecimal price(String model) {
        return PriceTable.bundled()
                .cost(ModelName.parse(model), new Tokens(1_000, 0, 1_000))
                .orElse(null);
    }

    private static void spend(Desk desk, UUID workflow, String usd) {
        desk.books.record(new Usage(
                ORG,
                "draft",
                new Origin(workflow, null, null),
                ANTHROPIC.model(),
                new Tokens(1, 0, 1),
                usd(usd),
                Outcome.ANSWERED,
                desk.clock.instant()));
    }

    private static Budgets budgets(Budget budget) {
        return (org, workflow) ->
                budget.workflow() == null || budget.workflow().equals(workflow) ? List.of(budget) : List.of();
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
