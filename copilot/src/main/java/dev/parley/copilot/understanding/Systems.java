package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of systems people speak of, so that one Parley is not connected to is named honestly instead of guessed at. */
public final class Systems {
    /** What a system is to people. */
    public enum Kind {
        CHAT,
        MAIL,
        MODEL,
        OTHER
    }

    /** @param name as it is shown; lower case for what is no product, such as e-mail */
    public record System(String name, Kind kind) {
        boolean isProduct() {
            return Character.isUpperCase(name.charAt(0));
        }
    }

    /** A system named in a text. */
    public record Mention(System system, int start, int end) {}

    private final Map<String, System> systems = new LinkedHashMap<>();
    private final Set<String> exact = new HashSet<>();
    private final Pattern mention;

    private final List<String> lines;

    private Systems(List<String> lines) {
        this.lines = List.copyOf(lines);
        lines.forEach(this::add);
        mention = Words.pattern("(?<![\\w/.-])("
                + systems.keySet().stream()
                        .sorted((one, other) -> other.length() - one.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")(?![\\w]|-(?:ready|compatible|friendly|like|style))");
    }

    private void add(String line) {
        int colon = line.indexOf(": ");
        Kind kind =
                colon < 0 ? Kind.OTHER : Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        String[] names = line.substring(colon < 0 ? 0 : colon + 2).split("\\s*\\|\\s*");
        System system = new System(names[0].replace("=", ""), kind);
        for (String name : names) {
            systems.put(name.replace("=", "").toLowerCase(Locale.ROOT), system);
            if (name.startsWith("=")) {
                exact.add(name.substring(1));
            }
        }
    }

    private static final Systems KNOWN = read();

    public static Systems known() {
        return KNOWN;
    }

    /** And those of these connectors: {@code acme_orders} is called "Acme Orders". */
    Systems and(List<String> connectors) {
        Stream<String> further = connectors.stream().map(connector -> {
            String words = connector.replace('_', ' ');
            return String.join(" | ", titled(words), connector, words.replace(" ", ""), connector.replace('_', '-'));
        });
        return new Systems(Stream.concat(lines.stream(), further).toList());
    }

    private static String titled(String words) {
        return Words.pattern("\\b[a-z]")
                .matcher(words)
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    /** Whether a word is the name of a product, and nothing else. */
    boolean names(String word) {
        System system = systems.get(word.toLowerCase(Locale.ROOT));
        return system != null && system.isProduct() && exact.stream().noneMatch(word::equalsIgnoreCase);
    }

    private static Systems read() {
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

    /** The name of the product that has this connector; the connector's own where none is known. */
    public String nameOf(String connector) {
        return systems.entrySet().stream()
                .filter(entry -> Names.identifier(entry.getKey()).equals(connector))
                .map(entry -> entry.getValue().name())
                .findFirst()
                .orElse(connector);
    }

    /** Whether it is a product's name rather than what people call a kind of system. */
    public boolean isProduct(@Nullable String name) {
        return name != null && Character.isUpperCase(name.charAt(0));
    }

    /** Every system named, in order. */
    public List<Mention> mentions(String text) {
        List<Mention> found = new ArrayList<>();
        Matcher matcher = mention.matcher(text);
        while (matcher.find()) {
            String said = matcher.group(1);
            boolean onlyExact = exact.stream().anyMatch(name -> name.equalsIgnoreCase(said));
            if (!onlyExact || exact.contains(said)) {
                found.add(new Mention(systems.get(said.toLowerCase(Locale.ROOT)), matcher.start(), matcher.end()));
            }
        }
        return Stream.concat(found.stream(), Kinds.mentions(text, found))
                .sorted(Comparator.comparingInt(Mention::start))
                .toList();
    }

    /** The system a piece of text is about, models left out. */
    Optional<String> in(String text) {
        List<System> found = mentions(text).stream()
                .map(Mention::system)
                .filter(system -> system.kind() != Kind.MODEL)
                .toList();
        // A name says more than "e-mail" does.
        return found.stream()
                .filter(System::isProduct)
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(System::name);
    }
}
