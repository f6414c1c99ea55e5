package dev.parley.copilot.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of systems people speak of, so that one Parley is not connected to is named honestly instead of guessed at. */
final class Systems {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Pattern mention;

    private Systems(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split("\\s*\\|\\s*");
            for (String alias : parts) {
                names.put(alias.toLowerCase(Locale.ROOT), parts[0]);
            }
        }
        mention = Words.pattern("(?<![\\w/.-])(" + names.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")) + ")(?![\\w-])");
    }

    static Systems known() {
        try (InputStream file = Systems.class.getResourceAsStream("systems.txt")) {
            if (file == null) {
                throw new IllegalStateException("systems.txt is missing from the copilot's resources");
            }
            return new Systems(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> in(String text) {
        List<String> found = mention.matcher(text).results().map(match -> names.get(match.group(1).toLowerCase(Locale.ROOT))).toList();
        // A name says more than "e-mail" does.
        return found.stream().filter(name -> Character.isUpperCase(name.charAt(0))).findFirst().or(() -> found.stream().findFirst());
    }
}
