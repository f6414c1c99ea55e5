package dev.parley.connectors.ai.model;

import dev.parley.connectors.vault.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a server that transcribes as OpenAI's does. An administrator sets it: calls go straight there, without the egress guard.
 *
 * @param key null where none is needed
 * @param baseUrl of the API, version included
 */
public record SpeechSettings(@Nullable Secret key, URI baseUrl, String model) {
    public static final String DEFAULT_MODEL = "whisper-1";
}
