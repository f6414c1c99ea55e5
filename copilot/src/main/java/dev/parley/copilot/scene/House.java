package dev.parley.copilot.scene;

import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.connectors.ai.model.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the copilot knows of the company it works in.
 *
 * @param domains of its own mail addresses, in lower case; subdomains belong to them. Empty: every address counts as outside
 * @param models that are connected, in the order they are asked
 * @param prices of models
 */
public record House(Set<String> domains, ModelSettings models, PriceTable prices) {
    public House {
        domains = domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** No domain of its own, and no model connected. */
    public static House unknown() {
        return new House(Set.of(), ModelSettings.of(List.of()), PriceTable.bundled());
    }

    /** Whether a mail address, or its domain, is one of the company's own. */
    boolean isOwn(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /** Which model is asked first for this kind of work; empty in guided mode. */
    Optional<ModelName> model(String use) {
        return models.preferred(use);
    }

    /** A model that runs on the company's own machines. */
    public Optional<ModelName> ownModel() {
        return models.providers().stream()
                .filter(settings -> settings.provider() == Provider.OLLAMA)
                .map(settings -> settings.modelName())
                .findFirst();
    }
}
