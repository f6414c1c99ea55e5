package dev.parley.connectors.ai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A provider's model, written {@code openai/gpt-5.4-mini}. */
public record ModelName(Provider provider, String name) {
    public ModelName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A model needs a name");
        }
    }

    /** @throws IllegalArgumentException saying how to write it */
    @JsonCreator
    public static ModelName parse(String text) {
        int slash = text.indexOf('/');
        return Provider.find(slash < 0 ? "" : text.substring(0, slash))
                .map(provider ->
                        new ModelName(provider, text.substring(slash + 1).strip()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is not a model. Write provider/name, such as openai/gpt-5.4-mini; providers are %s."
                                .formatted(
                                        text,
                                        Arrays.stream(Provider.values())
                                                .map(Provider::id)
                                                .collect(Collectors.joining(", ")))));
    }

    @Override
    @JsonValue
    public String toString() {
        return provider.id() + "/" + name;
    }
}
