package dev.parley.copilot.drafting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Titles and texts out of the fields that the data is known to have. */
final class Telling {
    private static final List<String> KEYS = List.of("key", "number");
    private static final List<String> NAMES = List.of("summary", "title", "subject", "Subject", "name", "Name");
    private static final List<String> WORDS = List.of("text", "body", "snippet", "description");
    private static final List<String> LINKS = List.of("url", "link");

    private final Shape shape;

    Telling(Shape shape) {
        this.shape = shape;
    }

    /** What came in has a title of its own, or else a word says what it is about. */
    String title(String about, Given given) {
        return given.hasData()
                ? shape.known(given.received(), NAMES)
                        .map(field -> "{{" + field + "}}")
                        .orElse(about)
                : about;
    }

    /** With a word before it, data of any shape becomes a text. */
    String text(String about, Given given) {
        if (!given.hasData()) {
            return about;
        }
        List<String> fields = Stream.of(KEYS, NAMES, WORDS, LINKS)
                .flatMap(names -> shape.known(given.data(), names).stream())
                .map(field -> "{{" + field + "}}")
                .toList();
        return fields.isEmpty()
                ? about + ": {{" + given.data() + "}}"
                : fields.stream().collect(Collectors.joining("\n", about + ": ", ""));
    }
}
