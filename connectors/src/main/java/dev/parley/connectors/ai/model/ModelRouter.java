package dev.parley.connectors.ai.model;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first model in order and, when it fails, the next: the one door to all providers. Making it costs nothing: prices are
 * read and connections opened by the first question.
 */
public final class ModelRouter implements ChatModels {
    private final ModelSettings settings;
    private final Supplier<Needs> making;
    private @Nullable Needs needs;

    /** @param prices read at the first question */
    public ModelRouter(
            ModelSettings settings, Supplier<PriceTable> prices, UsageLedger ledger, Budgets budgets, Clock clock) {
        this(settings, prices, ledger, budgets, clock, time -> Thread.sleep(time));
    }

    ModelRouter(
            ModelSettings settings,
            Supplier<PriceTable> prices,
            UsageLedger ledger,
            Budgets budgets,
            Clock clock,
            Pause pause) {
        this.settings = settings;
        this.making = () -> {
            PriceTable table = prices.get();
            return new Needs(
                    settings,
                    table,
                    ledger,
                    new BudgetCheck(budgets, ledger, table, clock),
                    new Health(clock),
                    new Caller(clock),
                    clock,
                    pause);
        };
    }

    @Override
    public List<Provider> providers() {
        return settings.providers().stream().map(ProviderSettings::provider).toList();
    }

    @Override
    public Reply ask(Ask ask) throws ModelException, InterruptedException {
        return run(ask, null);
    }

    @Override
    public Reply stream(Ask ask, Words words) throws ModelException, InterruptedException {
        return run(ask, words);
    }

    private Reply run(Ask ask, @Nullable Words words) throws ModelException, InterruptedException {
        List<ModelName> route = settings.routeFor(ask);
        if (route.isEmpty()) {
            throw new ModelException(new ModelProblem.NotConfigured(), List.of());
        }
        Course course = new Course(needs(), ask, words, route);
        for (ModelName model : route) {
            Optional<Reply> reply = course.answerOf(model);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        throw course.failure();
    }

    private synchronized Needs needs() {
        if (needs == null) {
            needs = making.get();
        }
        return needs;
    }

    /** Waits between attempts. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** What every question needs. */
    record Needs(
            ModelSettings settings,
            PriceTable prices,
            UsageLedger ledger,
            BudgetCheck budgets,
            Health health,
            Caller caller,
            Clock clock,
            Pause pause) {}
}
