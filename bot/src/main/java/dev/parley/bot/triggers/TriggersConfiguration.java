package dev.parley.bot.triggers;

import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.trigger.Deliveries;
import dev.parley.engine.trigger.EventBus;
import dev.parley.engine.trigger.EventDispatcher;
import dev.parley.engine.trigger.EventSink;
import dev.parley.engine.trigger.EventTrigger;
import dev.parley.engine.trigger.PostgresEventBus;
import dev.parley.engine.trigger.TriggerSource;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways runs start by themselves, as beans. Each is a {@link TriggerSource}, opened by {@link TriggerLifecycle}. */
@Configuration(proxyBeanMethods = false)
class TriggersConfiguration {
    @Bean
    Deliveries deliveries(DataSource dataSource, Runtime runtime, Clock clock) {
        return new Deliveries(dataSource, runtime::start, clock);
    }

    @Bean
    EventSink eventTrigger(WorkflowCatalog catalog, Deliveries deliveries, Expressions expressions) {
        return new EventTrigger(catalog, deliveries, expressions);
    }

    @Bean(destroyMethod = "")
    EventDispatcher eventDispatcher(DataSource dataSource, Clock clock, List<EventSink> sinks) {
        return new EventDispatcher(dataSource, clock, sinks);
    }

    @Bean
    EventBus eventBus(DataSource dataSource, Clock clock, EventDispatcher dispatcher) {
        return new PostgresEventBus(dataSource, clock, dispatcher::nudge);
    }

    @Bean
    @DependsOnDatabaseInitialization
    TriggerLifecycle triggerLifecycle(List<TriggerSource> sources) {
        return new TriggerLifecycle(sources);
    }
}
