package dev.parley.bot;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.GuidedCopilot;
import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The copilot in guided mode: no key, no network. */
@Configuration(proxyBeanMethods = false)
class CopilotConfiguration {
    @Bean
    Copilot copilot(
            OperationCatalog operations, Expressions expressions, Embeddings embeddings, InterviewStore interviews) {
        return new GuidedCopilot(operations, expressions, embeddings, interviews, ZoneId.systemDefault());
    }
}
