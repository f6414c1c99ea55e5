package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** One message on its way into blocks. */
final class Rendering {
    private final Mrkdwn mrkdwn;
    private final Console console;
    private final boolean takesFiles;
    private final Sheet sheet = new Sheet();
    private final Shortened shortened = new Shortened();
    private final List<Upload> uploads = new ArrayList<>();

    /** @param takesFiles whether what is too long can go with it as a file */
    Rendering(Console console, boolean takesFiles) {
        this.console = console;
        this.takesFiles = takesFiles;
        this.mrkdwn = new Mrkdwn(console);
    }

    Sheet sheet() {
        return sheet;
    }

    Mrkdwn mrkdwn() {
        return mrkdwn;
    }

    Shortened shortened() {
        return shortened;
    }

    void upload(Upload file) {
        uploads.add(file);
    }

    int uploads() {
        return uploads.size();
    }

    void words(String markdown) {
        Pages.of(markdown, mrkdwn, Limits.TEXT).forEach(page -> sheet.add(Kit.section(page)));
    }

    /** Small and grey. */
    void aside(String markdown) {
        Pages.of(markdown, mrkdwn, Limits.TEXT).forEach(page -> sheet.add(Kit.context(page)));
    }

    /** Words, then a way to Parley where there is one. */
    String leadingThere(String words) {
        String link = mrkdwn.link("Open in Parley", console.page());
        return Mrkdwn.escape(words) + (link.startsWith("<") ? " " + link : "");
    }

    Rendered of(Message message) {
        List<ObjectNode> blocks = sheet.fitted(() -> {
            if (!takesFiles) {
                return Kit.context(leadingThere("… There is more than fits here."));
            }
            String whole = whole(message);
            uploads.add(new Upload(
                    "message.md",
                    "The whole message",
                    "text/markdown",
                    () -> whole.getBytes(StandardCharsets.UTF_8),
                    null));
            return Kit.context(leadingThere("… This is not all of it; the attached file has the whole text."));
        });
        String fallback = fallback(message);
        return new Rendered(
                Mrkdwn.escape(fallback),
                blocks.isEmpty() ? List.of(Kit.section(Mrkdwn.escape(fallback))) : blocks,
                uploads.stream()
                        .filter(file -> file.block() == null || stands(blocks, file.block()))
                        .toList(),
                shortened.all());
    }

    private static boolean stands(List<ObjectNode> blocks, String id) {
        return blocks.stream()
                .anyMatch(block -> block.path("block_id").asString("").equals(id));
    }

    private static String fallback(Message message) {
        String words = message.words().isBlank()
                ? message.blocks().stream()
                        .map(Rendering::gist)
                        .filter(gist -> !gist.isBlank())
                        .findFirst()
                        .or(() -> message.question() == null
                                ? Optional.empty()
                                : Optional.of(message.question().why()))
                        .orElse("Parley")
                : message.words();
        return Plain.line(words, Limits.FALLBACK);
    }

    private static String gist(Block block) {
        return switch (block) {
            case Block.Text text -> text.text();
            case Block.Fields fields ->
                fields.fields().stream()
                        .map(field -> field.label() + " " + field.value())
                        .collect(Collectors.joining(", "));
            case Block.Code code -> code.text();
            case Block.Diff diff ->
                diff.lines().stream()
                        .map(line -> line.kind() + " " + line.text())
                        .collect(Collectors.joining("\n"));
            case Block.Progress progress ->
                progress.steps().stream().map(Block.Step::title).collect(Collectors.joining(", "));
            case Block.Rows rows ->
                rows.title() + ": " + rows.rows().stream().map(Block.Row::text).collect(Collectors.joining(" "));
            case Block.Image image -> image.alt();
            case Block.Buttons buttons ->
                buttons.actions().stream().map(Block.Action::label).collect(Collectors.joining(", "));
            case Block.Select select -> select.label();
            case Block.Input input -> input.label();
            case Block.Divider _ -> "";
        };
    }

    /** For the file that goes with a message that is cut. */
    private static String whole(Message message) {
        return message.text() + "\n\n"
                + message.blocks().stream().map(Rendering::gist).collect(Collectors.joining("\n\n"));
    }
}
