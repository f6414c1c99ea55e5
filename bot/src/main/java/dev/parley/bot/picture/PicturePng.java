package dev.parley.bot.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A picture for places that show no SVG: the same drawing on light ground, sharp on fine screens. */
public final class PicturePng {
    private static final double SCALE = 2;
    private static final int MOST_PIXELS = 4_000;
    private static final int MARGIN = 16;

    private PicturePng() {}

    /**
     * A PNG.
     *
     * @param svg of {@link WorkflowPicture}
     * @throws IllegalArgumentException when it is no drawing
     * @throws IllegalStateException when this machine cannot draw letters
     */
    public static byte[] of(String svg) {
        try {
            return drawn(svg);
        } catch (InternalError | LinkageError noFonts) {
            throw new IllegalStateException(
                    "This machine cannot draw letters, so pictures stay words. Install fontconfig and a font.",
                    noFonts);
        }
    }

    private static byte[] drawn(String svg) {
        SVGDocument drawing = new SVGLoader()
                .load(
                        new ByteArrayInputStream(LightInk.on(svg).getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (drawing == null) {
            throw new IllegalArgumentException("This is no SVG that can be drawn");
        }
        FloatSize size = drawing.size();
        double scale = Math.min(SCALE, MOST_PIXELS / Math.max(size.width, size.height));
        int margin = (int) Math.round(MARGIN * scale);
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(size.width * scale) + 2 * margin,
                (int) Math.ceil(size.height * scale) + 2 * margin,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.translate(margin, margin);
            canvas.scale(scale, scale);
            drawing.render((Component) null, canvas, new ViewBox(0, 0, size.width, size.height));
        } finally {
            canvas.dispose();
        }
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
