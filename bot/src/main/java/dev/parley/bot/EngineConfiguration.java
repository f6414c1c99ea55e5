package dev.parley.bot;

import dev.parley.connectors.Connectors;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.journal.PostgresRunHistory;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.runtime.LeasedRuntime;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.RunListener;
import dev.parley.engine.workflow.Prerequisites;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine and its parts as beans. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    /** On stopping, calls under way get this long to answer; those that have not are taken up at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Expressions expressions() {
        return new Expressions();
    }

    @Bean
    WorkflowRules workflowRules(
            Expressions expressions, OperationCatalog operations, Connectors connectors, Prerequisites prerequisites) {
        return new WorkflowRules(expressions, operations, connectors::unfit, prerequisites);
    }

    @Bean
    WorkflowCatalog workflowCatalog(DataSource dataSource, WorkflowRules rules, Clock clock) {
        return new PostgresWorkflowCatalog(dataSource, rules, clock);
    }

    /** The runtime of each lease has a journal of its own to write to; without one nothing may be written. */
    @Bean
    RunHistory runHistory(DataSource dataSource) {
        return new PostgresRunHistory(dataSource);
    }

    @Bean(destroyMethod = "")
    LeasedRuntime runtime() {
        return new LeasedRuntime();
    }

    @Bean
    @DependsOnDatabaseInitialization
    EngineLifecycle engineLifecycle(
            DataSource dataSource,
            WorkflowCatalog catalog,
            OperationCatalog operations,
            Expressions expressions,
            Clock clock,
            LeasedRuntime runtime,
            ObjectProvider<RunListener> listeners,
            JournalConfiguration.BeforeRuns beforeRuns,
            ApplicationEventPublisher events) {
        Function<Fence, LocalRuntime> runtimes = fence -> new LocalRuntime(
                new PostgresJournal(dataSource, fence),
                catalog,
                operations,
                expressions,
                clock,
                PATIENCE,
                List.of(new LazyListeners(listeners)));
        return new EngineLifecycle(dataSource, catalog, clock, runtime, runtimes, beforeRuns, events);
    }

    /** Listeners may themselves need the runtime; they are looked up at the first event, not while wiring. */
    private static final class LazyListeners implements RunListener {
        private final ObjectProvider<RunListener> provider;
        private List<RunListener> listeners = List.of();
        private boolean isLookedUp;

        LazyListeners(ObjectProvider<RunListener> provider) {
            this.provider = provider;
        }

        /** Only ever called by the runtime's one listener thread. */
        @Override
        public void recorded(OrgId org, RunState after, List<RecordedEvent> events) {
            if (!isLookedUp) {
                listeners = provider.orderedStream().toList();
                isLookedUp = true;
            }
            listeners.forEach(listener -> listener.recorded(org, after, events));
        }
    }
}
