package dev.parley.copilot.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ways to speak of a kind of system without naming one, as in "post it to #sales" and "open a ticket". */
final class Kinds {
    /** A name this near says which one is meant. */
    private static final int NEAR = 60;

    private static final List<Way> WAYS = read();

    /** @param words in which the group "n" stands for the system */
    private record Way(String kind, Pattern words) {
        Stream<MatchResult> in(String text) {
            return words.matcher(text).results();
        }
    }

    private Kinds() {}

    /** Where no name is near. */
    static Stream<Systems.Mention> mentions(String text, List<Systems.Mention> named) {
        return WAYS.stream()
                .flatMap(way -> way.in(text)
                        .filter(match -> named.stream()
                                .noneMatch(name -> name.system().kind() != Systems.Kind.MODEL
                                        && name.start() < match.end() + NEAR
                                        && name.end() > match.start() - NEAR
                                        && !text.substring(
                                                        Math.min(name.end(), match.end("n")),
                                                        Math.max(name.start(), match.start("n")))
                                                .contains(",")))
                        .map(match -> new Systems.Mention(
                                new Systems.System(way.kind(), Systems.Kind.OTHER), match.start("n"), match.end("n"))));
    }

    private static List<Way> read() {
        try (InputStream file = Kinds.class.getResourceAsStream("kinds.txt")) {
            if (file == null) {
                throw new IllegalStateException("kinds.txt is missing from the copilot's resources");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Way(parts[0], Words.pattern(parts[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
