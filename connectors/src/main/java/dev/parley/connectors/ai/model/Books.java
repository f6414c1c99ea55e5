package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps count of one question: every attempt, and in the ledger every attempt that used tokens. */
final class Books {
    private final PriceTable prices;
    private final UsageLedger ledger;
    private final InstantSource clock;
    private final Ask ask;
    private final List<Attempt> attempts = new ArrayList<>();

    Books(PriceTable prices, UsageLedger ledger, InstantSource clock, Ask ask) {
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
        this.ask = ask;
    }

    void notSent(ModelName model, ModelProblem why) {
        attempts.add(Attempt.notSent(model, why));
    }

    void enter(ModelName model, Tokens tokens, @Nullable ModelProblem problem) {
        BigDecimal cost = prices.cost(model, tokens).orElse(null);
        attempts.add(new Attempt(model, tokens, tokens.isNone() ? BigDecimal.ZERO : cost, problem));
        if (!tokens.isNone()) {
            ledger.record(new Usage(
                    ask.org(), ask.use(), ask.origin(), model, tokens, cost, outcome(problem), clock.instant()));
        }
    }

    Reply reply(ModelName model, String text, @Nullable JsonNode json, List<String> notices) {
        Tokens tokens = attempts.stream().map(Attempt::tokens).reduce(Tokens.NONE, Tokens::plus);
        return new Reply(text, json, model, tokens, cost(), attempts, notices);
    }

    /** The last problem is the one to act on: all before it had somebody else to turn to. */
    ModelException failure() {
        return attempts.reversed().stream()
                .map(Attempt::problem)
                .filter(problem -> problem != null)
                .findFirst()
                .map(problem -> new ModelException(problem, attempts))
                .orElseThrow();
    }

    private @Nullable BigDecimal cost() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Attempt attempt : attempts) {
            if (attempt.cost() == null) {
                return null;
            }
            sum = sum.add(attempt.cost());
        }
        return sum;
    }

    private static Outcome outcome(@Nullable ModelProblem problem) {
        return switch (problem) {
            case null -> Outcome.ANSWERED;
            case ModelProblem.Malformed _ -> Outcome.MALFORMED;
            case ModelProblem.CutOff _ -> Outcome.CUT_OFF;
            case ModelProblem.Refused _ -> Outcome.REFUSED;
            case ModelProblem.NotConfigured _,
                    ModelProblem.KeyRefused _,
                    ModelProblem.RateLimited _,
                    ModelProblem.OutOfCredit _,
                    ModelProblem.Unavailable _,
                    ModelProblem.TimedOut _,
                    ModelProblem.Unreachable _,
                    ModelProblem.Rejected _,
                    ModelProblem.Resting _,
                    ModelProblem.BudgetSpent _,
                    ModelProblem.OutOfTime _ -> Outcome.FAILED;
        };
    }
}
