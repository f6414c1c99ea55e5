package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is read letter by letter. Long code begins in the message and is attached as a file. */
final class CodeBlocks {
    /** Enough to see what it is. */
    private static final int SHOWN = 2_000;

    private CodeBlocks() {}

    static void add(Block.Code code, Rendering rendering) {
        String text = Plain.clean(code.text());
        if (text.isBlank()) {
            return;
        }
        if (Mrkdwn.code(text).length() <= Limits.TEXT) {
            rendering.sheet().add(Kit.section(Mrkdwn.code(text)));
            return;
        }
        rendering.sheet().add(Kit.section(beginning(text)));
        String name = "code-" + (rendering.uploads() + 1) + "." + ending(code.language());
        rendering.sheet().add(Kit.context(rendering.leadingThere("… The whole of it is in " + name + ".")));
        rendering.upload(new Upload(
                name, name, type(code.language()), () -> code.text().getBytes(StandardCharsets.UTF_8), null));
    }

    /** Nobody colours a diff here, so its lines say themselves what they are. */
    static void add(Block.Diff diff, Rendering rendering) {
        add(
                new Block.Code(
                        "diff",
                        diff.lines().stream()
                                .map(line -> line.kind() + " " + line.text().replace("\n", "\n  "))
                                .collect(Collectors.joining("\n"))),
                rendering);
    }

    /** As many whole lines as there is room for, or as much of the first. */
    private static String beginning(String text) {
        String part = text;
        int most = SHOWN;
        do {
            part = Plain.cut(part, most);
            most = most * 3 / 4;
        } while (Mrkdwn.code(part).length() > Limits.TEXT);
        int line = part.lastIndexOf('\n');
        return Mrkdwn.code(line > part.length() / 2 ? part.substring(0, line) + "\n…" : part);
    }

    private static String ending(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "json" -> "json";
            case "bash", "sh", "shell" -> "sh";
            case "sql" -> "sql";
            case "yaml", "yml" -> "yaml";
            case "xml" -> "xml";
            case "diff" -> "diff";
            default -> "txt";
        };
    }

    private static String type(String language) {
        return ending(language).equals("json") ? "application/json" : "text/plain";
    }
}
