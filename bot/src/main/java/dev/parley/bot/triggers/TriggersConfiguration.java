package dev.parley.bot.triggers;

import dev.parley.engine.catalog.DraftHistory;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.trigger.AwaitedEvents;
import dev.parley.engine.trigger.Deliveries;
import dev.parley.engine.trigger.DraftSweep;
import dev.parley.engine.trigger.EventBus;
import dev.parley.engine.trigger.EventDispatcher;
import dev.parley.engine.trigger.EventSink;
import dev.parley.engine.trigger.EventTrigger;
import dev.parley.engine.trigger.FileTrigger;
import dev.parley.engine.trigger.PostgresEventBus;
import dev.parley.engine.trigger.StreamTrigger;
import dev.parley.engine.trigger.Streams;
import dev.parley.engine.trigger.TriggerSource;
import dev.parley.engine.trigger.TriggerSweep;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways runs start by themselves, as beans. Each is a {@link TriggerSource}, opened by {@link TriggerLifecycle}. */
@Configuration(proxyBeanMethods = false)
class TriggersConfiguration {
    /** A stream's entry that somebody has read and not acknowledged for this long is taken over. */
    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(30);

    @Bean
    Deliveries deliveries(Runtime runtime) {
        return new Deliveries(runtime::start);
    }

    @Bean
    EventSink eventTrigger(WorkflowCatalog catalog, Deliveries deliveries, Expressions expressions) {
        return new EventTrigger(catalog, deliveries, expressions);
    }

    @Bean
    EventSink awaitedEvents(DataSource dataSource, Runtime runtime, Expressions expressions) {
        return new AwaitedEvents(dataSource, runtime, expressions);
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
    RedisStreams streams(RedisClient redis) {
        return new RedisStreams(redis, ABANDONED_AFTER);
    }

    @Bean(destroyMethod = "")
    StreamTrigger streamTrigger(WorkflowCatalog catalog, Deliveries deliveries, Streams streams, Clock clock) {
        return new StreamTrigger(catalog, deliveries, streams, clock);
    }

    @Bean(destroyMethod = "")
    FileTrigger fileTrigger(
            WorkflowCatalog catalog, Deliveries deliveries, @Value("${parley.home}") Path home, Clock clock) {
        return new FileTrigger(catalog, deliveries, home.resolve("drop"), clock);
    }

    @Bean(destroyMethod = "")
    TriggerSweep triggerSweep(DataSource dataSource, Clock clock) {
        return new TriggerSweep(dataSource, clock);
    }

    @Bean(destroyMethod = "")
    DraftSweep draftSweep(DataSource dataSource, Clock clock) {
        return new DraftSweep(new DraftHistory(dataSource, clock));
    }

    @Bean
    @DependsOnDatabaseInitialization
    TriggerLifecycle triggerLifecycle(List<TriggerSource> sources) {
        return new TriggerLifecycle(sources);
    }
}
