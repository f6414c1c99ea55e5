package dev.parley.connectors.ai.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which models there are and in what order they are asked.
 *
 * @param providers in order: the first is asked, the next when it fails; empty for guided mode
 * @param uses models for one kind of work, asked before the others
 * @param attemptTime for one request to one model
 * @param attempts of one model before the next is asked, when it is overloaded or silent
 */
public record ModelSettings(
        List<ProviderSettings> providers, Map<String, List<ModelName>> uses, Duration attemptTime, int attempts) {
    public static final Duration DEFAULT_ATTEMPT_TIME = Duration.ofSeconds(60);
    public static final int DEFAULT_ATTEMPTS = 2;

    public ModelSettings {
        providers = List.copyOf(providers);
        uses = Map.copyOf(uses);
    }

    public static ModelSettings of(List<ProviderSettings> providers) {
        return new ModelSettings(providers, Map.of(), DEFAULT_ATTEMPT_TIME, DEFAULT_ATTEMPTS);
    }

    Optional<ProviderSettings> provider(Provider provider) {
        return providers.stream()
                .filter(settings -> settings.provider() == provider)
                .findFirst();
    }

    /** Whom a question of this use goes to first; empty in guided mode. */
    public Optional<ModelName> preferred(String use) {
        return route(null, use).stream().findFirst();
    }

    /** Whom to ask, in order, each once; only models of configured providers. */
    List<ModelName> routeFor(Ask ask) {
        return route(ask.model(), ask.use());
    }

    private List<ModelName> route(@Nullable ModelName first, String use) {
        Stream<ModelName> chosen = Stream.concat(Stream.ofNullable(first), uses.getOrDefault(use, List.of()).stream());
        Stream<ModelName> others = providers.stream().map(ProviderSettings::modelName);
        Map<ModelName, Boolean> route = new LinkedHashMap<>();
        Stream.concat(chosen, others)
                .filter(name -> provider(name.provider()).isPresent())
                .forEach(name -> route.put(name, true));
        return List.copyOf(route.keySet());
    }
}
