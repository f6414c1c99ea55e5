package dev.parley.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many lines of code are a connector's own. Its own are the files of its folder that it needs and nobody else: what other folders use
 * is a part of the shared shape, what two connectors of a folder use is their family's. Counted is what has to be read: neither blank
 * lines nor comments, imports and the package line.
 */
final class OwnLines {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PROVIDERS =
            Path.of("src/main/resources/META-INF/services", ConnectorProvider.class.getName());

    private final Map<Path, String> code = new TreeMap<>();
    private final Map<Path, Set<Path>> reach = new TreeMap<>();

    OwnLines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> code.put(file, read(file)));
        }
        for (String provider : Files.readAllLines(PROVIDERS)) {
            if (!provider.isBlank()) {
                Path start = SOURCES.resolve(provider.strip().replace('.', '/') + ".java");
                reach.put(start, reachedFrom(start));
            }
        }
    }

    /** @param provider a connector's class */
    int of(Class<?> provider) {
        Path start = SOURCES.resolve(provider.getName().replace('.', '/') + ".java");
        return reach.get(start).stream()
                .filter(file -> reach.values().stream()
                                .filter(files -> files.contains(file))
                                .count()
                        == 1)
                .mapToInt(this::lines)
                .sum();
    }

    private Set<Path> reachedFrom(Path start) {
        Path folder = start.getParent();
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            Path file = next.pop();
            if (!reached.add(file)) {
                continue;
            }
            Set<String> words = wordsOf(file);
            code.keySet().stream()
                    .filter(other -> other.startsWith(folder) && words.contains(nameOf(other)))
                    .filter(other -> !isUsedOutside(other, folder))
                    .forEach(next::add);
        }
        return reached;
    }

    private boolean isUsedOutside(Path file, Path folder) {
        String named = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        return code.entrySet().stream()
                .filter(other -> !other.getKey().startsWith(folder))
                .anyMatch(other -> other.getValue().contains("import " + named + ";")
                        || other.getValue().contains("import static " + named + "."));
    }

    private Set<String> wordsOf(Path file) {
        return counted(file).flatMap(line -> Arrays.stream(line.split("\\W+"))).collect(Collectors.toSet());
    }

    private int lines(Path file) {
        return (int) counted(file).count();
    }

    private Stream<String> counted(Path file) {
        return code.get(file)
                .replaceAll("(?ms)^\\s*/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "));
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
