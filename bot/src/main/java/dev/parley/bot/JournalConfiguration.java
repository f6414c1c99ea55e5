package dev.parley.bot;

import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.JournalMaintenance;
import dev.parley.engine.journal.RunArchive;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunProjections;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.runtime.LeasedRuntime;
import java.time.Clock;
import java.time.Period;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the journal keeps runs, and what its keeper can do with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalConfiguration.Settings.class)
class JournalConfiguration {
    /**
     * Settings under {@code parley}.
     *
     * @param retention how long runs are kept at least, such as {@code 90d} or {@code 1y}; null keeps them for ever
     * @param rebuild whether this start derives the lists anew from the journal before it takes up runs
     */
    @ConfigurationProperties("parley")
    record Settings(@Nullable Period retention, boolean rebuild) {}

    @Bean
    Plans plans(WorkflowCatalog catalog, Expressions expressions) {
        return new Plans(catalog, expressions);
    }

    @Bean
    JournalMaintenance journalMaintenance(DataSource dataSource, Clock clock, Settings settings) {
        return new JournalMaintenance(dataSource, clock, settings.retention());
    }

    @Bean
    RunProjections runProjections(DataSource dataSource, Plans plans) {
        return new RunProjections(dataSource, plans);
    }

    @Bean
    RunArchive runArchive(RunHistory history, LeasedRuntime runtime, WorkflowCatalog catalog, Expressions expressions) {
        return new RunArchive(history, runtime::take, catalog, expressions);
    }

    /** What is done to the journal by the process that owns the runs, before it takes them up. */
    @Bean
    BeforeRuns beforeRuns(JournalMaintenance maintenance, RunProjections projections, Settings settings) {
        return fence -> {
            maintenance.open();
            if (settings.rebuild()) {
                projections.rebuild(fence);
            }
        };
    }

    /** To be done before runs are taken up, under every lease anew. */
    @FunctionalInterface
    interface BeforeRuns {
        void prepare(Fence fence);
    }
}
