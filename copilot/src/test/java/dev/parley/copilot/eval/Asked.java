package dev.parley.copilot.eval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request in somebody's words, and what is true of the automation it asks for.
 *
 * @param says slots of the brief that the words fill, such as {@code start} or {@code approvers}: nobody should be asked for them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Asked(
        String id, String request, Expect expect, @Nullable Set<String> says) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param triggers every kind that is right
     * @param triggerStated whether the words tell it
     * @param named the connectors that the words name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Expect(
            Set<String> triggers,
            @JsonProperty("trigger_stated") boolean triggerStated,
            Set<String> connectors,
            Set<String> named,
            boolean ai,
            boolean branch,
            boolean loop,
            boolean approval) {
        /** Requests were written down before the connectors had their names. */
        private static final Map<String, String> NAMES =
                Map.of("microsoft_teams", "teams", "postgresql", "postgres", "sheets", "google_sheets");

        Expect {
            connectors = renamed(connectors);
            named = renamed(named);
        }

        private static Set<String> renamed(Set<String> names) {
            return names.stream().map(name -> NAMES.getOrDefault(name, name)).collect(Collectors.toSet());
        }
    }

    Set<String> said() {
        return says == null ? Set.of() : says;
    }

    /** The repository's own: {@code dev} to learn from, {@code heldout} to measure with. */
    static List<Asked> own(String set) {
        String name = "requests-" + set + ".jsonl";
        try (InputStream file = Asked.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not among the test resources");
            }
            return parsed(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Asked> from(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return parsed(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Asked> parsed(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank())
                .map(line -> JSON.readValue(line, Asked.class))
                .toList();
    }
}
