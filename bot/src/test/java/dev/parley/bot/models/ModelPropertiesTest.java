package dev.parley.bot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.connectors.ai.model.Budget;
import dev.parley.connectors.ai.model.Budget.Action;
import dev.parley.connectors.ai.model.Budget.Period;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.connectors.ai.model.SpeechSettings;
import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** From environment variables to settings, the way Spring reads them. */
class ModelPropertiesTest {
    @Test
    void nothing_set_means_guided_mode() {
        assertThat(read(Map.of()).settings().providers()).isEmpty();
    }

    @Test
    void a_blank_key_is_no_key() {
        assertThat(read(Map.of("PARLEY_OPENAI_API_KEY", " ")).settings().providers())
                .isEmpty();
    }

    @Test
    void a_key_is_enough() {
        assertThat(read(Map.of("PARLEY_ANTHROPIC_API_KEY", "sk-1")).settings().providers())
                .singleElement()
                .extracting(ProviderSettings::modelName, ProviderSettings::baseUrl)
                .containsExactly(
                        ModelName.parse("anthropic/claude-haiku-4-5"), URI.create("https://api.anthropic.com/v1"));
    }

    @Test
    void ollama_needs_an_address_and_no_key() {
        assertThat(read(Map.of("PARLEY_OLLAMA_BASE_URL", "http://box:11434/", "PARLEY_OLLAMA_MODEL", "qwen3:8b"))
                        .settings()
                        .providers())
                .singleElement()
                .extracting(ProviderSettings::modelName, ProviderSettings::baseUrl)
                .containsExactly(ModelName.parse("ollama/qwen3:8b"), URI.create("http://box:11434"));
    }

    @Test
    void recordings_go_to_a_server_of_one_s_own_or_to_openai_with_its_key() {
        assertThat(read(Map.of()).speech()).isEmpty();
        assertThat(read(Map.of("PARLEY_OPENAI_API_KEY", "sk-1", "PARLEY_TRANSCRIPTION_MODEL", "gpt-4o-transcribe"))
                        .speech())
                .hasValueSatisfying(speech -> assertThat(speech)
                        .extracting(SpeechSettings::baseUrl, SpeechSettings::model)
                        .containsExactly(URI.create("https://api.openai.com/v1"), "gpt-4o-transcribe"));
        assertThat(read(Map.of("PARLEY_OPENAI_API_KEY", "sk-1", "PARLEY_TRANSCRIPTION_BASE_URL", "http://box:8000/v1/"))
                        .speech())
                .as("the key of OpenAI is for OpenAI alone")
                .contains(new SpeechSettings(null, URI.create("http://box:8000/v1"), "whisper-1"));
    }

    @Test
    void the_order_is_as_wished_and_the_rest_follows() {
        var environment = Map.of(
                "PARLEY_OPENAI_API_KEY", "a",
                "PARLEY_ANTHROPIC_API_KEY", "b",
                "PARLEY_GEMINI_API_KEY", "c",
                "PARLEY_AI_ORDER", "gemini, anthropic");

        assertThat(read(environment).settings().providers())
                .extracting(settings -> settings.provider().id())
                .containsExactly("gemini", "anthropic", "openai");
    }

    @Test
    void a_use_may_have_models_of_its_own() {
        var environment = Map.of("PARLEY_AI_MODELS_SUMMARIZE", "openai/gpt-5.4-nano,ollama/llama3.2");

        assertThat(read(environment).settings().uses())
                .isEqualTo(Map.of(
                        "summarize",
                        List.of(ModelName.parse("openai/gpt-5.4-nano"), ModelName.parse("ollama/llama3.2"))));
    }

    @Test
    void what_cannot_be_meant_is_named() {
        assertThatThrownBy(() -> read(Map.of("PARLEY_AI_ORDER", "skynet")).settings())
                .hasMessage("PARLEY_AI_ORDER names \"skynet\", which is none of openai, anthropic, gemini, ollama.");
        assertThatThrownBy(() -> read(Map.of("PARLEY_AI_MODELS_DRAFT", "gpt-5")).settings())
                .hasMessageContaining("Write provider/name, such as openai/gpt-5.4-mini");
        assertThatThrownBy(() -> read(Map.of("PARLEY_OLLAMA_BASE_URL", "box")).settings())
                .hasMessageContaining("PARLEY_OLLAMA_BASE_URL is not a web address");
    }

    @Test
    void budgets_hold_for_every_organization_and_workflow() {
        UUID workflow = UUID.randomUUID();
        var budgets = read(Map.of(
                        "PARLEY_AI_BUDGET_MONTH", "50",
                        "PARLEY_AI_BUDGET_WORKFLOWMONTH", "2.50",
                        "PARLEY_AI_BUDGET_ACTION", "warn"))
                .ai()
                .budget();

        assertThat(budgets.holdingFor(new OrgId(UUID.randomUUID()), workflow))
                .containsExactly(
                        new Budget(null, Period.MONTH, new BigDecimal("50"), Action.WARN),
                        new Budget(workflow, Period.MONTH, new BigDecimal("2.50"), Action.WARN));
        assertThat(budgets.holdingFor(new OrgId(UUID.randomUUID()), null)).hasSize(1);
    }

    @Test
    void keys_do_not_show() {
        assertThat(read(Map.of("PARLEY_OPENAI_API_KEY", "sk-hidden")).toString())
                .doesNotContain("sk-hidden");
    }

    private static ModelProperties read(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("parley", ModelProperties.class);
    }
}
