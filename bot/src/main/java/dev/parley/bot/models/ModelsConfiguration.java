package dev.parley.bot.models;

import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.ModelRouter;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.ai.model.UsageLedger;
import dev.parley.connectors.ai.model.WhisperTranscriber;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the package. Nothing here connects anywhere; the first question does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelProperties.class)
class ModelsConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ModelsConfiguration.class);

    @Bean
    UsageLedger usageLedger(JdbcClient jdbc) {
        return new PostgresUsageLedger(jdbc);
    }

    @Bean
    UsageQueries usageQueries(JdbcClient jdbc) {
        return new UsageQueries(jdbc);
    }

    @Bean
    Spending spending(UsageQueries queries, ModelSettings settings, Clock clock) {
        return new Spending(queries, settings, clock);
    }

    @Bean
    ModelSettings modelSettings(ModelProperties properties) {
        return properties.settings();
    }

    @Bean
    ChatModels chatModels(ModelSettings settings, ModelProperties properties, UsageLedger ledger, Clock clock) {
        if (settings.providers().isEmpty()) {
            log.info("No language model is connected: guided mode. To connect one, see docs/models.md.");
        } else {
            log.info(
                    "Language models, in this order: {}",
                    settings.providers().stream()
                            .map(ProviderSettings::modelName)
                            .toList());
        }
        return new ModelRouter(
                settings, PriceTable::bundled, ledger, properties.ai().budget(), clock);
    }

    @Bean
    Transcriber transcriber(ModelProperties properties, UsageLedger ledger, Clock clock) {
        return properties
                .speech()
                .<Transcriber>map(settings -> new WhisperTranscriber(
                        settings, PriceTable::bundled, ledger, properties.ai().budget(), clock))
                .orElse(Transcriber.NONE);
    }
}
