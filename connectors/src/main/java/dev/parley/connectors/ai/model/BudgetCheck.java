package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Budget.Action;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a question against the budgets before it is sent, by what it could cost at most. What runs at the same moment is not counted
 * yet, so a budget may be overrun by as many questions as run at once.
 */
record BudgetCheck(Budgets budgets, UsageLedger ledger, PriceTable prices, InstantSource clock) {
    /**
     * @param stop the budget that forbids it; null when it may be sent
     * @param warnings of budgets that only warn
     */
    record Verdict(ModelProblem.@Nullable BudgetSpent stop, List<String> warnings) {}

    Verdict check(Ask ask, Question question) {
        Optional<BigDecimal> estimate = prices.cost(question.model(), question.atMost());
        List<String> warnings = new ArrayList<>();
        for (Budget budget : budgets.holdingFor(ask.org(), ask.origin().workflow())) {
            BigDecimal spent =
                    ledger.spent(ask.org(), budget.workflow(), budget.period().startOf(clock.instant()));
            if (isOver(budget, spent, estimate)) {
                var problem = new ModelProblem.BudgetSpent(budget, spent, estimate.orElse(null));
                if (budget.action() == Action.STOP) {
                    return new Verdict(problem, warnings);
                }
                warnings.add(problem.message());
            }
        }
        return new Verdict(null, warnings);
    }

    /** What is free may always be asked; what costs nobody knows how much may be asked while anything is left. */
    private static boolean isOver(Budget budget, BigDecimal spent, Optional<BigDecimal> estimate) {
        return estimate.map(cost -> cost.signum() > 0 && spent.add(cost).compareTo(budget.usd()) > 0)
                .orElseGet(() -> spent.compareTo(budget.usd()) >= 0);
    }
}
