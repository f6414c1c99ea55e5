package dev.parley.bot.api;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** How request bodies are read. */
@Configuration(proxyBeanMethods = false)
class JsonReading {
    /** {@code "mode": "test"} as people write it, {@code TEST} as Java does; money to the last digit. */
    @Bean
    JsonMapperBuilderCustomizer asPeopleWriteIt() {
        return builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
