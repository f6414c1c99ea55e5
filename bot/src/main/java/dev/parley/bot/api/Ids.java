package dev.parley.bot.api;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.TraceCursor;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.TestId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take typed ids and states from addresses. */
@Configuration(proxyBeanMethods = false)
class Ids implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, WorkflowId.class, text -> new WorkflowId(UUID.fromString(text)));
        registry.addConverter(String.class, RunId.class, text -> new RunId(UUID.fromString(text)));
        registry.addConverter(String.class, TestId.class, text -> new TestId(UUID.fromString(text)));
        registry.addConverter(String.class, StepId.class, StepId::parse);
        registry.addConverter(String.class, TraceCursor.class, TraceCursor::parse);
        registry.addConverter(String.class, RunStatus.class, text -> RunStatus.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
