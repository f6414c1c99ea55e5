package dev.parley.bot.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where everything is drawn, in pixels from the upper left corner. */
record Layout(double width, double height, List<Placed> cards, List<Arrow> arrows) {
    /** @param height more than a card's when it frames the steps of a loop; those stand beneath its words */
    record Placed(Card card, double x, double y, double width, double height) {
        boolean isFrame() {
            return height > Card.HEIGHT;
        }
    }

    /**
     * @param path from source to target, corners included
     * @param label null for none
     */
    record Arrow(List<Point> path, @Nullable Label label, Tone tone) {}

    record Label(String text, double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /** What an arrow tells beside its label. */
    enum Tone {
        PLAIN,
        ERROR,
        SKIPPED
    }
}
