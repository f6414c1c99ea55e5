package dev.parley.bot.imports;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.desk.ConnectionStore;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.catalog.WorkflowCatalog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the package. */
@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {
    @Bean
    PostgresImports importedApis(JdbcClient jdbc) {
        return new PostgresImports(jdbc);
    }

    @Bean
    LiveImports liveImports(
            PostgresImports table,
            GuardedHttpClient http,
            Embeddings embeddings,
            Connections connections,
            Clock clock) {
        return new LiveImports(table, new Surroundings(http, embeddings, connections), clock);
    }

    @Bean
    Importer apiImporter(
            PostgresImports table, LiveImports live, Connectors connectors, GuardedHttpClient http, Clock clock) {
        return new Importer(table, live, connectors, http, clock);
    }

    @Bean
    ImportedApiDesk importedApiDesk(
            PostgresImports table,
            LiveImports live,
            Importer importer,
            ConnectionStore connections,
            WorkflowCatalog catalog) {
        return new ImportedApiDesk(table, live, importer, connections, new Uses(catalog));
    }

    @Bean
    Prospects prospects(Importer importer, ImportedApiDesk desk, LiveImports live) {
        return new Prospects(importer, desk, live);
    }
}
