package dev.parley.bot.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturePngTest {
    private static final String SVG = WorkflowPicture.svg(WorkflowPictureTest.ORDERS, Map.of());

    @Test
    void no_colour_is_left_to_be_looked_up() {
        assertThat(LightInk.on(SVG))
                .doesNotContain("var(", "color-mix(", "<style")
                .contains("#6d4fe0", "#1c2128");
    }

    @Test
    void a_picture_is_twice_as_fine_as_its_drawing_and_stands_on_white() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PicturePng.of(SVG)));

        Matcher width = Pattern.compile("<svg[^>]* width=\"([\\d.]+)\"").matcher(SVG);
        assertThat(width.find()).isTrue();
        assertThat(image.getWidth())
                .isBetween(
                        (int) (2 * Double.parseDouble(width.group(1))),
                        (int) (2 * Double.parseDouble(width.group(1))) + 70);
        assertThat(image.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void each_kind_of_step_has_its_colour() throws IOException {
        Map<Integer, Integer> colours = colours(PicturePng.of(SVG));

        // Those of triggers, actions, logic and people, and of the words.
        assertThat(colours.keySet()).contains(0x6d4fe0, 0x2563c9, 0x0f7f86, 0xb4611a, 0x1c2128);
    }

    @Test
    void how_a_step_went_shows() throws IOException {
        String svg = WorkflowPicture.svg(
                WorkflowPictureTest.ORDERS,
                Map.of(new NodeId("big"), StepStatus.DONE, new NodeId("send"), StepStatus.FAILED));

        assertThat(colours(PicturePng.of(svg)).keySet()).contains(0x1f9254, 0xd13b3b);
        assertThat(colours(PicturePng.of(SVG)).keySet()).doesNotContain(0x1f9254, 0xd13b3b);
    }

    @Test
    void what_is_no_drawing_is_refused() {
        assertThatThrownBy(() -> PicturePng.of("no <svg")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        PicturePng.of("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><svg>&x;</svg>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<Integer, Integer> colours(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> colours = new HashMap<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        return colours;
    }
}
