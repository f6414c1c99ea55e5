package dev.parley.connectors.ai.model;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first model in order and, when it fails, the next: the one door to all providers. Making it is cheap: connections are opened
 * by the first question.
 */
public final class ModelRouter implements ChatModels {
    private final ModelSettings settings;
    private final Surroundings surroundings;

    public ModelRouter(
            ModelSettings settings, PriceTable prices, UsageLedger ledger, Budgets budgets, Clock clock) {
        this(settings, prices, ledger, budgets, clock, time -> Thread.sleep(time));
    }

    ModelRouter(
            ModelSettings settings,
            PriceTable prices,
            UsageLedger ledger,
            Budgets budgets,
            Clock clock,
            Pause pause) {
        this.settings = settings;
        this.surroundings = new Surroundings(
                settings,
                prices,
                ledger,
                new BudgetCheck(budgets, ledger, prices, clock),
                new Health(clock),
                new Caller(clock),
                clock,
                pause);
    }

    @Override
    public boolean isConfigured() {
        return !settings.providers().isEmpty();
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
        Course course = new Course(surroundings, ask, words, route);
        for (ModelName model : route) {
            Optional<Reply> reply = course.answerOf(model);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        throw course.failure();
    }

    /** Waits between attempts. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** What every question needs. */
    record Surroundings(
            ModelSettings settings,
            PriceTable prices,
            UsageLedger ledger,
            BudgetCheck budgets,
            Health health,
            Caller caller,
            Clock clock,
            Pause pause) {}
}
