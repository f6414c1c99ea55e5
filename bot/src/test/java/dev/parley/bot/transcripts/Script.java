package dev.parley.bot.transcripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A conversation to be had with the real application: what people and the world do, never what Parley says.
 *
 * @param name of the file, without its ending
 * @param about a sentence or two for the reader
 */
record Script(String name, String title, String about, List<Line> lines) {
    /** One thing that happens. */
    record Line(Verb verb, String words) {}

    /** What can happen. */
    enum Verb {
        /** Somebody writes. */
        SAY,
        /** Somebody presses the newest button, or chip of a question, with this label. */
        PRESS,
        /** A system calls the webhook of the newest workflow of this conversation, with this body. */
        HOOK,
        /** The far system is to answer: {@code POST /orders 503 503 200 {"accepted": true}}. */
        FAR,
        /** Waits until the newest words hold this. */
        UNTIL,
        /** The far system has been called that often: {@code POST /orders 1}. */
        SAW,
        /** A remark for the reader. */
        NOTE
    }

    static List<Script> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Script> scripts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                scripts.add(read(file));
            }
            return scripts;
        }
    }

    /** The title, a description, an empty line, then one thing a line. */
    private static Script read(Path file) throws IOException {
        List<String> text = Files.readAllLines(file);
        int end = text.indexOf("");
        List<Line> lines = text.subList(end + 1, text.size()).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line(file, line))
                .toList();
        return new Script(
                file.getFileName().toString().replaceFirst("\\.txt$", ""),
                text.getFirst(),
                String.join("\n", text.subList(1, end)),
                lines);
    }

    private static Line line(Path file, String line) {
        String verb = line.replaceFirst(" .*", "");
        try {
            return new Line(
                    Verb.valueOf(verb.toUpperCase(Locale.ROOT)),
                    line.substring(verb.length()).strip());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(file + ": \"" + verb + "\" is nothing that can happen", unknown);
        }
    }
}
