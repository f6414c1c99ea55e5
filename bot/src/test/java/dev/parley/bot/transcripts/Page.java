package dev.parley.bot.transcripts;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A conversation as Markdown, the way a reader of words alone has it. What differs from run to run is left out. */
final class Page {
    private static final String MOMENT = "<\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z>";
    private static final String DATE = "\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \\d{1,2} [A-Z][a-z]+(?: \\d{4})?";
    private static final String TOOK = "(?<![A-Za-z0-9.])\\d+(?:\\.\\d+)? (?:ms|s)(?![A-Za-z0-9]| a run)";

    private final StringBuilder text = new StringBuilder();

    Page(Script script) {
        text.append("# ")
                .append(script.title())
                .append("\n\n")
                .append(script.about())
                .append('\n');
    }

    void note(String words) {
        text.append("\n*").append(words).append("*\n");
    }

    void person(String words) {
        text.append("\n**Ana:** ").append(words.replace("\n", "  \n")).append('\n');
    }

    void presses(String label) {
        text.append("\n**Ana** presses **[").append(label).append("]**\n");
    }

    void parley(String words) {
        text.append("\n**Parley:**\n\n").append(quoted(steady(words))).append('\n');
    }

    void log(String words) {
        if (!words.isBlank()) {
            text.append("\n**Parley** *(in the run's thread)*:\n\n")
                    .append(quoted(steady(words)))
                    .append('\n');
        }
    }

    /** A message that changed shows what is new in it. */
    void parley(String words, String before) {
        Set<String> known = steady(before).lines().map(Page::withoutButtons).collect(Collectors.toSet());
        String news = steady(words)
                .lines()
                .filter(line -> line.isBlank() || !known.contains(withoutButtons(line)))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n");
        if (!news.isBlank()) {
            text.append("\n**Parley** *(updates the message above)*:\n\n")
                    .append(quoted(news))
                    .append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String withoutButtons(String line) {
        return line.replaceFirst("(?: \\[ [^\\]]+ ])+$", "");
    }

    private static String steady(String words) {
        return words.replaceAll("\\b" + Pattern.quote(System.getProperty("user.name")) + "\\b", "Ana")
                .replaceAll(MOMENT, "*(date and time)*")
                .replaceAll(DATE, "*(date)*")
                .replaceAll("(?:under )?" + TOOK, "…")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "…")
                .replaceAll("/hooks/[\\w-]+", "/hooks/…")
                .replaceAll("http://localhost:\\d+", "https://parley.example.com");
    }

    private static String quoted(String words) {
        return words.strip().lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    static String words(JsonNode message) {
        String text = message.path("text").asString("");
        List<String> blocks =
                message.path("blocks").valueStream().map(Page::block).toList();
        // A message that is all blocks repeats the first as its text, for notifications.
        Stream<String> said = !blocks.isEmpty() && blocks.getFirst().equals(text) ? Stream.of() : Stream.of(text);
        return Stream.of(said, blocks.stream(), Stream.of(question(message.path("question"))))
                .flatMap(parts -> parts)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static String question(JsonNode question) {
        if (!question.isObject()) {
            return "";
        }
        String options = question.path("options")
                .valueStream()
                .map(option -> "( " + option.path("label").asString() + " )")
                .collect(Collectors.joining(" "));
        String why = question.path("why").asString("");
        return (why.isBlank() ? "" : "*" + why + "*\n\n") + options;
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asString()) {
            case "text" ->
                block.path("style").asString("").equals("heading")
                        ? "### " + block.path("text").asString()
                        : block.path("text").asString();
            case "fields" ->
                lines(
                        block.path("fields"),
                        field -> "- **" + field.path("label").asString() + "** "
                                + field.path("value").asString());
            case "rows" -> rows(block);
            case "buttons" ->
                block.path("actions")
                        .valueStream()
                        .map(action -> "[ " + action.path("label").asString() + " ]")
                        .collect(Collectors.joining(" "));
            case "select" -> "[ " + block.path("label").asString() + " ▾ ]";
            case "input" ->
                "[ " + block.path("label").asString() + ": "
                        + block.path("value").asString("") + " ]";
            case "image" -> "🖼 *" + block.path("alt").asString() + "*";
            case "progress" ->
                lines(
                        block.path("steps"),
                        step -> "- " + mark(step.path("status").asString()) + " "
                                + step.path("title").asString()
                                + (step.hasNonNull("detail")
                                        ? ": " + step.path("detail").asString()
                                        : ""));
            case "diff" ->
                "```diff\n"
                        + lines(
                                block.path("lines"),
                                line -> line.path("kind").asString() + " "
                                        + line.path("text").asString())
                        + "\n```";
            case "code" ->
                "```" + block.path("language").asString("") + "\n"
                        + block.path("text").asString() + "\n```";
            case "divider" -> "---";
            default -> throw new IllegalArgumentException("A block no transcript can show: " + block);
        };
    }

    private static String rows(JsonNode block) {
        int shown = block.path("shown").asInt();
        int more = block.path("rows").size() - shown;
        String lines = block.path("rows")
                .valueStream()
                .limit(shown)
                .map(row -> "\n- " + row.path("text").asString()
                        + (row.hasNonNull("detail") ? " _" + row.path("detail").asString() + "_" : "")
                        + row.path("actions")
                                .valueStream()
                                .map(action -> " [ " + action.path("label").asString() + " ]")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        return "**" + block.path("title").asString() + "**" + lines
                + (shown > 0 && more > 0 ? "\n- … and " + more + " more" : "");
    }

    private static String lines(JsonNode list, Function<JsonNode, String> line) {
        return list.valueStream().map(line).collect(Collectors.joining("\n"));
    }

    private static String mark(String status) {
        return switch (status) {
            case "done" -> "✓";
            case "failed" -> "✗";
            case "running" -> "…";
            case "waiting" -> "⏸";
            case "skipped" -> "–";
            default -> "○";
        };
    }

    /** Every button and chip that a message offers. */
    static List<JsonNode> buttons(JsonNode message) {
        return message.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString().equals("buttons"))
                .flatMap(block -> block.path("actions").valueStream())
                .toList();
    }
}
