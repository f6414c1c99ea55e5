package dev.parley.copilot.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be known of operations' inputs beside their schema: which are worth a question, and where the rest comes from. */
public final class Inputs {
    private static final Inputs KNOWN = read();

    private final Map<String, Step.Gap> gaps = new HashMap<>();
    private final Map<String, List<String>> fields = new HashMap<>();
    private final Map<String, String> usual = new HashMap<>();
    private final Map<String, Map<String, String>> meanings = new HashMap<>();

    public static Inputs known() {
        return KNOWN;
    }

    /** What to ask where nobody said it; empty where it is not worth a question. */
    public Optional<Step.Gap> gap(String operation, String input) {
        return found(gaps, operation, input).map(gap -> new Step.Gap(input, gap.noun(), gap.example(), false));
    }

    /** Inputs that are asked for although the operation can do without: the whole operation is named with them. */
    public Stream<String> askedOf(String operation) {
        return gaps.keySet().stream()
                .filter(name -> name.startsWith(operation + "."))
                .map(name -> name.substring(operation.length() + 1));
    }

    /** Fields of the data that may hold it, the likeliest first; its own name where nothing else is known. */
    public List<String> fields(String operation, String input) {
        return found(fields, operation, input).orElse(List.of(input));
    }

    public Optional<String> usual(String operation, String input) {
        return found(usual, operation, input);
    }

    /** What a word says for it. @param words any text */
    public Optional<String> meant(String operation, String input, String words) {
        List<String> said = List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        return found(meanings, operation, input)
                .flatMap(meant ->
                        said.stream().filter(meant::containsKey).findFirst().map(meant::get));
    }

    private static <V> Optional<V> found(Map<String, V> lines, String operation, String input) {
        String connector = operation.replaceFirst("\\..*", "");
        return Stream.of(operation + "." + input, connector + "." + input, input)
                .flatMap(name -> Optional.ofNullable(lines.get(name)).stream())
                .findFirst();
    }

    private void add(String line) {
        String[] parts = line.substring(line.indexOf(' ') + 1).split("\\s*\\|\\s*");
        switch (line.substring(0, line.indexOf(' '))) {
            case "ask" -> gaps.put(parts[0], new Step.Gap(parts[0], parts[1], parts[2], false));
            case "read" -> fields.put(parts[0], List.of(parts[1].split(", ")));
            case "usual" -> usual.put(parts[0], parts[1]);
            case "means" ->
                Arrays.stream(parts).skip(1).forEach(meaning -> {
                    String[] sides = meaning.split(" = ");
                    for (String word : sides[0].split(", ")) {
                        meanings.computeIfAbsent(parts[0], _ -> new HashMap<>()).put(word, sides[1]);
                    }
                });
            default -> throw new IllegalStateException("inputs.txt has a line of an unknown kind: " + line);
        }
    }

    private static Inputs read() {
        try (InputStream file = Inputs.class.getResourceAsStream("inputs.txt")) {
            if (file == null) {
                throw new IllegalStateException("inputs.txt is missing from the copilot's resources");
            }
            Inputs inputs = new Inputs();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(inputs::add);
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
