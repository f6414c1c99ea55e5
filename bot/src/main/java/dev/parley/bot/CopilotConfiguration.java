package dev.parley.bot;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.copilot.interview.InterviewStore;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.understanding.GuidedUnderstanding;
import dev.parley.copilot.understanding.model.ModelReaders;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Prerequisites;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The copilot: without a provider of models in guided mode, with no key and no network. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompanyProperties.class)
class CopilotConfiguration {
    @Bean
    Readers readers(
            ChatModels models,
            OperationCatalog operations,
            Expressions expressions,
            Embeddings embeddings,
            InstantSource clock) {
        return new ModelReaders(models, operations, expressions, embeddings, clock);
    }

    @Bean
    Copilot copilot(
            Connectors connectors,
            Prerequisites prerequisites,
            Expressions expressions,
            Embeddings embeddings,
            InterviewStore interviews,
            Readers readers,
            CompanyProperties company,
            ModelSettings models,
            Suggestions suggestions,
            InstantSource clock) {
        House house = new House(Set.copyOf(company.domains()), models, PriceTable.bundled());
        return new GuidedCopilot(
                Reach.of(connectors, prerequisites),
                expressions,
                embeddings,
                interviews,
                ZoneId.systemDefault(),
                readers,
                house,
                suggestions,
                clock);
    }

    /** What it reads stays in the cache of the embeddings, and so is there for everybody. */
    @Bean
    @ConditionalOnBooleanProperty(name = "parley.copilot.warm-up", matchIfMissing = true)
    FirstWords firstWords(Connectors connectors, Prerequisites prerequisites, Embeddings embeddings) {
        return new FirstWords(() -> new GuidedUnderstanding(embeddings, Reach.of(connectors, prerequisites)));
    }
}
