package dev.parley.bot.api;

import com.fasterxml.jackson.databind.JavaType;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Standing;
import dev.parley.engine.journal.TraceCursor;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP contract as OpenAPI, at {@code /api/openapi}, read off the controllers and records. The page's types are made from it. */
@Configuration(proxyBeanMethods = false)
class ContractDescription {
    private static final String ANY = "#/components/schemas/Json";

    ContractDescription() {
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new Schema<>().$ref(ANY))
                .replaceWithSchema(ObjectNode.class, new Schema<>().$ref(ANY))
                .replaceWithSchema(TraceCursor.class, new StringSchema())
                // The library says so too, but not always before the first description is made.
                .replaceWithSchema(Duration.class, new StringSchema().format("duration"))
                .addRequestWrapperToIgnore(Caller.class, Standing.class);
    }

    @Bean
    OpenAPI contract() {
        return new OpenAPI()
                .info(new Info().title("Parley").version("1"))
                .components(new Components().addSchemas("Json", new Schema<>().description("Any JSON.")));
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new OwnNames());
    }

    /** What is not nullable is always there. */
    @Bean
    ModelConverter nullness() {
        return new ModelConverter() {
            @Override
            public @Nullable Schema<?> resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                JavaType java = Json.mapper().constructType(type.getType());
                Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
                if (schema != null && java != null && java.getRawClass().isRecord()) {
                    require(definition(schema, context), java.getRawClass());
                }
                return schema;
            }
        };
    }

    /** Several controllers have their own {@code Answer}: a nested record goes by both names. */
    private static final class OwnNames extends TypeNameResolver {
        @Override
        protected String getNameOfClass(Class<?> type) {
            Class<?> outer = type.getEnclosingClass();
            return outer == null
                    ? type.getSimpleName()
                    : getNameOfClass(outer).replaceFirst("Controller$", "") + type.getSimpleName();
        }
    }

    private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void require(@Nullable Schema<?> schema, Class<?> record) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            boolean isThere = schema.getProperties().containsKey(component.getName());
            if (isThere && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
    }
}
