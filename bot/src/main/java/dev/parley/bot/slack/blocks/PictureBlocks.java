package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.picture.PicturePng;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pictures. Slack fetches those that have an address of their own. Those within the message are uploaded, drawings as PNG, because it
 * shows no SVG; until then their words stand in for them.
 */
final class PictureBlocks {
    private static final Pattern DATA =
            Pattern.compile("data:(image/[a-z+.-]+)((?:;[^,;]+)*?)(;base64)?,(.*)", Pattern.DOTALL);

    private PictureBlocks() {}

    static void add(Block.Image image, Rendering rendering) {
        Matcher data = DATA.matcher(image.url());
        if (data.matches()) {
            within(image, data, rendering);
        } else if (image.url().matches("https?://\\S+") && image.url().length() <= Limits.ADDRESS) {
            rendering
                    .sheet()
                    .add(Kit.of("image")
                            .put("image_url", image.url())
                            .put("alt_text", Plain.line(image.alt(), Limits.ALT)));
        } else {
            rendering.aside(image.alt());
        }
    }

    private static void within(Block.Image image, Matcher data, Rendering rendering) {
        String type = data.group(1);
        Optional<String> ending = ending(type);
        if (ending.isEmpty()) {
            rendering.aside(image.alt());
            return;
        }
        int number = rendering.uploads() + 1;
        String block = "picture-" + number;
        ObjectNode words = Kit.context("🖼️ " + Mrkdwn.escape(Plain.line(image.alt(), 500)));
        rendering.sheet().add(words.put("block_id", block));
        rendering.upload(new Upload(
                "picture-" + number + "." + ending.get(),
                Plain.line(image.alt(), 500),
                type.equals("image/svg+xml") ? "image/png" : type,
                content(type, data.group(3) != null, data.group(4)),
                block));
    }

    private static Supplier<byte[]> content(String type, boolean isBase64, String text) {
        Supplier<byte[]> bytes = () -> isBase64
                ? Base64.getMimeDecoder().decode(text)
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8);
        return type.equals("image/svg+xml")
                ? () -> PicturePng.of(new String(bytes.get(), StandardCharsets.UTF_8))
                : bytes;
    }

    private static Optional<String> ending(String type) {
        return switch (type) {
            case "image/svg+xml", "image/png" -> Optional.of("png");
            case "image/jpeg" -> Optional.of("jpg");
            case "image/gif" -> Optional.of("gif");
            default -> Optional.empty();
        };
    }
}
