package dev.parley.copilot.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is usually meant where the words say little: by reading and writing in a system, and by a kind of system. */
final class Usual {
    private static final Usual KNOWN = read();

    private final Map<String, String> reads = new HashMap<>();
    private final Map<String, String> writes = new HashMap<>();
    private final Map<String, List<String>> kinds = new HashMap<>();

    static Usual known() {
        return KNOWN;
    }

    /** The id of an operation. */
    Optional<String> operation(String connector, boolean isRead) {
        return Optional.ofNullable((isRead ? reads : writes).get(connector)).filter(Predicate.not("-"::equals));
    }

    /** The connectors that may be meant by a kind of system, such as {@code e-mail}; empty where it is a name. */
    List<String> ofKind(String said) {
        return kinds.getOrDefault(said.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether a word only says which kind of system this is. */
    boolean isKindOf(String word, String connector) {
        String singular = Words.singular(word);
        return kinds.entrySet().stream()
                .anyMatch(kind -> kind.getValue().contains(connector)
                        && kind.getKey().replace("-", "").contains(singular));
    }

    private void add(String line) {
        String[] kind = line.split(" = ");
        if (kind.length == 2) {
            kinds.put(kind[0].toLowerCase(Locale.ROOT), List.of(kind[1].split(", ")));
            return;
        }
        String[] usual = line.split("\\s*\\|\\s*");
        reads.put(usual[0], usual[1]);
        writes.put(usual[0], usual[2]);
    }

    private static Usual read() {
        try (InputStream file = Usual.class.getResourceAsStream("connectors.txt")) {
            if (file == null) {
                throw new IllegalStateException("connectors.txt is missing from the copilot's resources");
            }
            Usual usual = new Usual();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(usual::add);
            return usual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
