package dev.parley.bot.models;

import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.connectors.ai.model.SpeechSettings;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Models under {@code parley}, such as {@code PARLEY_OPENAI_API_KEY} or {@code PARLEY_AI_MODELS_SUMMARIZE}; see docs/models.md.
 */
@ConfigurationProperties("parley")
record ModelProperties(
        @DefaultValue Connection openai,
        @DefaultValue Connection anthropic,
        @DefaultValue Connection gemini,
        @DefaultValue Connection ollama,
        @DefaultValue Connection transcription,
        @DefaultValue Ai ai) {

    /** One provider; blank means not set. */
    record Connection(
            @DefaultValue("") String apiKey,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String model) {
        boolean hasKey() {
            return !apiKey.isBlank();
        }

        /** Null when it has none. */
        @Nullable
        Secret key() {
            return hasKey() ? new Secret(apiKey.strip()) : null;
        }

        /** Without the key, which must not end up in a log. */
        @Override
        public String toString() {
            return "Connection[baseUrl=%s, model=%s]".formatted(baseUrl, model);
        }
    }

    /**
     * @param order of providers, such as {@code anthropic, openai}; those left out follow
     * @param models by use, each one or more names with their provider
     */
    record Ai(
            @DefaultValue List<String> order,
            @DefaultValue Map<String, List<String>> models,
            @DefaultValue BudgetProperties budget) {}

    /**
     * Only providers that are set up: with a key, or, for Ollama, with an address.
     *
     * @throws IllegalArgumentException naming the setting that cannot be meant
     */
    ModelSettings settings() {
        List<ProviderSettings> providers =
                order().flatMap(provider -> of(provider).stream()).toList();
        Map<String, List<ModelName>> uses = ai.models().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        use -> use.getValue().stream().map(ModelName::parse).toList()));
        return new ModelSettings(providers, uses, ModelSettings.DEFAULT_ATTEMPT_TIME, ModelSettings.DEFAULT_ATTEMPTS);
    }

    /** A server of one's own for recordings, else OpenAI's with its key; empty when there is neither. */
    Optional<SpeechSettings> speech() {
        boolean isOwn = !transcription.baseUrl().isBlank();
        Connection connection = isOwn || !openai.hasKey() ? transcription : openai;
        if (!isOwn && !connection.hasKey()) {
            return Optional.empty();
        }
        return Optional.of(new SpeechSettings(
                connection.key(),
                connection.baseUrl().isBlank()
                        ? Provider.OPENAI.defaultBaseUrl()
                        : address("TRANSCRIPTION", connection.baseUrl(), Provider.OPENAI.defaultBaseUrl()),
                transcription.model().isBlank()
                        ? SpeechSettings.DEFAULT_MODEL
                        : transcription.model().strip()));
    }

    private Stream<Provider> order() {
        Stream<Provider> named = ai.order().stream()
                .map(id -> Provider.find(id)
                        .orElseThrow(() ->
                                new IllegalArgumentException("PARLEY_AI_ORDER names \"%s\", which is none of %s."
                                        .formatted(
                                                id,
                                                Arrays.stream(Provider.values())
                                                        .map(Provider::id)
                                                        .collect(Collectors.joining(", "))))));
        return Stream.concat(named, Arrays.stream(Provider.values())).distinct();
    }

    private Optional<ProviderSettings> of(Provider provider) {
        Connection connection = switch (provider) {
            case OPENAI -> openai;
            case ANTHROPIC -> anthropic;
            case GEMINI -> gemini;
            case OLLAMA -> ollama;
        };
        boolean isSet = provider.needsKey()
                ? connection.hasKey()
                : !connection.baseUrl().isBlank();
        return isSet ? Optional.of(settings(provider, connection)) : Optional.empty();
    }

    private static ProviderSettings settings(Provider provider, Connection connection) {
        return new ProviderSettings(
                provider,
                connection.key(),
                connection.baseUrl().isBlank()
                        ? provider.defaultBaseUrl()
                        : address(provider.name(), connection.baseUrl(), provider.defaultBaseUrl()),
                connection.model().isBlank()
                        ? provider.defaultModel()
                        : connection.model().strip());
    }

    private static URI address(String name, String text, URI example) {
        String address = text.strip().replaceFirst("/+$", "");
        if (!address.matches("https?://[^/\\s]+\\S*")) {
            throw new IllegalArgumentException(
                    "PARLEY_%s_BASE_URL is not a web address. Write it whole, such as %s.".formatted(name, example));
        }
        return URI.create(address);
    }
}
