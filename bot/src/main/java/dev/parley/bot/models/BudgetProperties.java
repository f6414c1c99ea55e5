package dev.parley.bot.models;

import dev.parley.connectors.ai.model.Budget;
import dev.parley.connectors.ai.model.Budget.Action;
import dev.parley.connectors.ai.model.Budget.Period;
import dev.parley.connectors.ai.model.Budgets;
import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Budgets that hold for every organization, in USD; null means none.
 *
 * @param month of an organization
 * @param day of an organization
 * @param workflowMonth of each workflow
 * @param action when one is spent
 */
record BudgetProperties(
        @Nullable BigDecimal month,
        @Nullable BigDecimal day,
        @Nullable BigDecimal workflowMonth,
        @DefaultValue("STOP") Action action)
        implements Budgets {
    @Override
    public List<Budget> holdingFor(OrgId org, @Nullable UUID workflow) {
        return Stream.of(
                        budget(null, Period.DAY, day),
                        budget(null, Period.MONTH, month),
                        workflow == null ? Stream.<Budget>of() : budget(workflow, Period.MONTH, workflowMonth))
                .flatMap(budgets -> budgets)
                .toList();
    }

    private Stream<Budget> budget(@Nullable UUID workflow, Period period, @Nullable BigDecimal usd) {
        return Stream.ofNullable(usd).map(amount -> new Budget(workflow, period, amount, action));
    }
}
