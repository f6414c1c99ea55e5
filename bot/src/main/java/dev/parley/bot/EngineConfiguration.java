package dev.parley.bot;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.journal.PostgresRunHistory;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.runtime.EngineLease;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.RunListener;
import dev.parley.engine.trigger.ScheduleTrigger;
import dev.parley.engine.workflow.WorkflowRules;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
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
    WorkflowRules workflowRules(Expressions expressions, OperationCatalog operations) {
        return new WorkflowRules(expressions, operations);
    }

    @Bean
    WorkflowCatalog workflowCatalog(DataSource dataSource, WorkflowRules rules, Clock clock) {
        return new PostgresWorkflowCatalog(dataSource, rules, clock);
    }

    @Bean(destroyMethod = "")
    Journal journal(DataSource dataSource) {
        return new PostgresJournal(dataSource);
    }

    @Bean
    RunHistory runHistory(DataSource dataSource, Journal journal) {
        return new PostgresRunHistory(dataSource, journal);
    }

    @Bean(destroyMethod = "")
    LocalRuntime localRuntime(
            Journal journal,
            WorkflowCatalog catalog,
            OperationCatalog operations,
            Expressions expressions,
            Clock clock,
            ObjectProvider<RunListener> listeners) {
        return new LocalRuntime(
                journal, catalog, operations, expressions, clock, PATIENCE, List.of(new LazyListeners(listeners)));
    }

    @Bean
    @DependsOnDatabaseInitialization
    EngineLifecycle engineLifecycle(
            DataSource dataSource,
            LocalRuntime runtime,
            WorkflowCatalog catalog,
            Clock clock,
            JournalConfiguration.BeforeRuns beforeRuns,
            ApplicationEventPublisher events) {
        return new EngineLifecycle(
                new EngineLease(dataSource),
                beforeRuns,
                runtime,
                new ScheduleTrigger(dataSource, catalog, runtime, clock),
                events);
    }

    /** Opens the engine once everything is wired, and closes it before the web server's last request is gone. */
    static final class EngineLifecycle implements SmartLifecycle {
        private final EngineLease lease;
        private final JournalConfiguration.BeforeRuns beforeRuns;
        private final LocalRuntime runtime;
        private final ScheduleTrigger schedules;
        private final ApplicationEventPublisher events;
        private volatile boolean isRunning;

        EngineLifecycle(
                EngineLease lease,
                JournalConfiguration.BeforeRuns beforeRuns,
                LocalRuntime runtime,
                ScheduleTrigger schedules,
                ApplicationEventPublisher events) {
            this.lease = lease;
            this.beforeRuns = beforeRuns;
            this.runtime = runtime;
            this.schedules = schedules;
            this.events = events;
        }

        @Override
        public void start() {
            isRunning = true;
            try {
                lease.acquire(
                        () -> {
                            beforeRuns.prepare();
                            runtime.open();
                            schedules.open();
                            events.publishEvent(new EngineOpened());
                        },
                        () -> {
                            schedules.close();
                            runtime.close();
                        });
            } catch (SQLException e) {
                throw new IllegalStateException("The engine cannot reach its database: " + e.getMessage(), e);
            }
        }

        @Override
        public void stop() {
            isRunning = false;
            schedules.close();
            runtime.close();
            lease.close();
        }

        @Override
        public boolean isRunning() {
            return isRunning;
        }

        /** Before the web server opens and after it has closed. */
        @Override
        public int getPhase() {
            return 0;
        }
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
