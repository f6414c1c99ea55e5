package dev.parley.connectors.ai.model;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who runs models. */
public enum Provider {
    OPENAI("OpenAI", "https://api.openai.com/v1", "gpt-5.4-mini", true),
    ANTHROPIC("Anthropic", "https://api.anthropic.com/v1", "claude-haiku-4-5", true),
    GEMINI("Google Gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash", true),
    OLLAMA("Ollama", "http://localhost:11434", "llama3.2", false);

    private final String title;
    private final URI baseUrl;
    private final String model;
    private final boolean needsKey;

    Provider(String title, String baseUrl, String model, boolean needsKey) {
        this.title = title;
        this.baseUrl = URI.create(baseUrl);
        this.model = model;
        this.needsKey = needsKey;
    }

    /** As people write it. */
    public String title() {
        return title;
    }

    /** As model names and settings write it, such as {@code openai}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Provider> find(String id) {
        return Arrays.stream(values())
                .filter(provider -> provider.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Where its API is, unless configured otherwise. */
    public URI defaultBaseUrl() {
        return baseUrl;
    }

    /** Quick and inexpensive; what is asked when nobody chose. */
    public String defaultModel() {
        return model;
    }

    public boolean needsKey() {
        return needsKey;
    }

    /** The environment variable people set to connect it. */
    public String variable() {
        return "PARLEY_" + name() + (needsKey ? "_API_KEY" : "_BASE_URL");
    }
}
