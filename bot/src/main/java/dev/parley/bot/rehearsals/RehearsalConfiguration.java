package dev.parley.bot.rehearsals;

import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.testing.PostgresTestCases;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.TestCases;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests of workflows, as beans. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {
    @Bean
    Rehearsals rehearsals(
            RunHistory history, WorkflowCatalog catalog, OperationCatalog operations, Expressions expressions) {
        return new Rehearsals(history, catalog, operations, expressions);
    }

    @Bean
    TestCases testCases(DataSource dataSource, Clock clock) {
        return new PostgresTestCases(dataSource, clock);
    }
}
