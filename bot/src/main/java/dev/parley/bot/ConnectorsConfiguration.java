package dev.parley.bot;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.ImportedApis;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.prompts.PromptLibrary;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways out into the world as beans. */
@Configuration(proxyBeanMethods = false)
class ConnectorsConfiguration {
    @Bean
    GuardedHttpClient guardedHttpClient(@Value("${PARLEY_EGRESS_ALLOW:}") String allow) {
        return new GuardedHttpClient(EgressPolicy.parse(allow));
    }

    @Bean
    Embeddings embeddings() {
        return new LocalModel();
    }

    @Bean
    Connectors connectors(
            GuardedHttpClient http,
            Embeddings embeddings,
            ChatModels models,
            Transcriber transcriber,
            Connections connections,
            ImportedApis imported,
            @Value("${parley.home}") Path home) {
        return Connectors.load(
                        new Surroundings(http, embeddings, models, transcriber, new PromptLibrary(), connections),
                        home.resolve("connectors"))
                .with(imported);
    }

    @Bean
    OperationCatalog operationCatalog(Connectors connectors) {
        return connectors.operations();
    }
}
