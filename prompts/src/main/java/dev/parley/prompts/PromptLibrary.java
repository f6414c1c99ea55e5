package dev.parley.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The prompts by id. The file of {@code ai.summarize} is {@code dev/parley/prompts/ai.summarize.md} on the class path; the JSON Schema
 * of its answer, where it has one, lies beside it as {@code ai.summarize.schema.json}. Files are read when first asked for.
 */
public final class PromptLibrary {
    private static final Pattern ID = Pattern.compile("[a-z]+(\\.[a-z_]+)+");

    private final Map<String, Prompt> prompts = new ConcurrentHashMap<>();

    /**
     * @throws IllegalArgumentException when there is no such prompt
     * @throws PromptException when its file is not well-formed
     */
    public Prompt prompt(String id) {
        return prompts.computeIfAbsent(id, PromptLibrary::load);
    }

    private static Prompt load(String id) {
        String text = ID.matcher(id).matches() ? read(id + ".md") : null;
        if (text == null) {
            throw new IllegalArgumentException(
                    "There is no prompt \"%s\". Prompts are files dev/parley/prompts/<id>.md.".formatted(id));
        }
        return PromptFile.parse(id, text, Optional.ofNullable(read(id + ".schema.json")));
    }

    private static @Nullable String read(String name) {
        try (InputStream file = PromptLibrary.class.getResourceAsStream(name)) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The prompt file " + name + " cannot be read", e);
        }
    }
}
