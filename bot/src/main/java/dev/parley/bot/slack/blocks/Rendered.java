package dev.parley.bot.slack.blocks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as Slack takes it.
 *
 * @param text for notifications, and for whoever reads words alone; escaped, never empty
 * @param blocks within every limit; never empty
 * @param uploads files that go with it, in order; mostly none
 * @param shortened long ids and values by the short names that stand for them in the blocks; mostly none. {@link Answers} needs them back
 */
public record Rendered(String text, List<ObjectNode> blocks, List<Upload> uploads, Map<String, String> shortened) {
    public Rendered {
        blocks = List.copyOf(blocks);
        uploads = List.copyOf(uploads);
        shortened = Map.copyOf(shortened);
    }

    /** The value of {@code blocks} in a call of the Web API. */
    public String json() {
        return JsonNodeFactory.instance.arrayNode().addAll(blocks).toString();
    }

    /**
     * The same with the picture in its place, where before there are only the words for it.
     *
     * @param file id of the uploaded file, such as {@code F0123}
     */
    public Rendered showing(Upload picture, String file) {
        List<ObjectNode> shown = blocks.stream()
                .map(block -> Objects.equals(block.path("block_id").asString(null), picture.block())
                        ? picture(picture, file)
                        : block)
                .toList();
        return new Rendered(text, shown, uploads, shortened);
    }

    /** Source: docs.slack.dev, "Image block", with a Slack file in place of an address. */
    private static ObjectNode picture(Upload picture, String file) {
        ObjectNode image = Kit.of("image")
                .put("block_id", Objects.requireNonNull(picture.block()))
                .put("alt_text", Plain.line(picture.title(), Limits.ALT));
        image.putObject("slack_file").put("id", file);
        return image;
    }
}
