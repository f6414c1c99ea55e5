package dev.parley.bot.api;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;

/** How request bodies are read. */
@Configuration(proxyBeanMethods = false)
class JsonReading {
    /** {@code "mode": "test"} as people write it, {@code TEST} as Java does, and not by number; money to the last digit. */
    @Bean
    JsonMapperBuilderCustomizer asPeopleWriteIt() {
        return builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
