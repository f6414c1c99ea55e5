package dev.parley.copilot.scene;

import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who does the thinking of a step.
 *
 * @param model null for Parley's own, and where nobody knows
 */
public record Mind(Place place, @Nullable ModelName model) {
    static final Mind EMBEDDED = new Mind(Place.EMBEDDED, null);
    static final Mind UNKNOWN = new Mind(Place.ELSEWHERE, null);

    /** Where it is. */
    public enum Place {
        /** In Parley itself. */
        EMBEDDED,
        /** On the company's own machines. */
        IN_HOUSE,
        /** With a provider, or at an address nobody gave yet. */
        ELSEWHERE
    }

    static Mind of(ModelName model) {
        return new Mind(model.provider() == Provider.OLLAMA ? Place.IN_HOUSE : Place.ELSEWHERE, model);
    }

    public boolean isElsewhere() {
        return place == Place.ELSEWHERE;
    }

    /** As people call it. */
    public String title() {
        return Optional.ofNullable(model)
                .map(known -> known.provider().title())
                .orElse(place == Place.EMBEDDED ? "Parley's own model" : "a model elsewhere");
    }
}
