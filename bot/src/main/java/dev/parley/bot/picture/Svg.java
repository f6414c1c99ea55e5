package dev.parley.bot.picture;

import dev.parley.bot.picture.Layout.Arrow;
import dev.parley.bot.picture.Layout.Label;
import dev.parley.bot.picture.Layout.Placed;
import dev.parley.bot.picture.Layout.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes a layout as one self-contained SVG element: no scripts, no links, no ids that could clash on a page. */
final class Svg {
    private static final double CORNER = 10;
    private static final double ARROWHEAD = 5;

    private final StringBuilder out = new StringBuilder(8_192);

    private Svg() {}

    static String of(Layout layout, String description) {
        var svg = new Svg();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"parley-picture\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\"><title>%s</title><style>%s</style>",
                layout.width(), layout.height(), layout.width(), layout.height(), escape(description), Palette.CSS);
        layout.cards().stream().filter(Placed::isFrame).forEach(svg::card);
        // Where arrows share a piece of their way, the plain one is on top.
        layout.arrows().stream()
                .sorted(Comparator.comparing(Arrow::tone).reversed())
                .forEach(svg::arrow);
        layout.cards().stream().filter(card -> !card.isFrame()).forEach(svg::card);
        // Last, so that no other arrow crosses out a word.
        layout.arrows().forEach(svg::label);
        return svg.add("</svg>").out.toString();
    }

    private void card(Placed placed) {
        var card = placed.card();
        var status = card.status() == null ? "" : " " + card.status().cssClass();
        add(
                "<g class=\"%s %s%s\" transform=\"translate(%s %s)\">",
                placed.isFrame() ? "frame" : "card",
                card.kind().name().toLowerCase(Locale.ROOT),
                status,
                placed.x(),
                placed.y());
        var radius = card.kind() == Card.Kind.TRIGGER ? Card.HEIGHT / 2 : 12;
        add("<rect class=\"face\" width=\"%s\" height=\"%s\" rx=\"%s\"/>", placed.width(), placed.height(), radius);
        add(
                "%s<path class=\"glyph\" transform=\"translate(20 20)\" d=\"%s\"/>",
                tile(card.kind()), card.glyph().strokes());
        if (card.detail().isEmpty()) {
            add("<text class=\"title\" x=\"%s\" y=\"32.5\">%s</text>", Card.TEXT_LEFT, escape(card.title()));
        } else {
            add("<text class=\"title\" x=\"%s\" y=\"25\">%s</text>", Card.TEXT_LEFT, escape(card.title()));
            add("<text class=\"detail\" x=\"%s\" y=\"42\">%s</text>", Card.TEXT_LEFT, escape(card.detail()));
        }
        if (card.status() != null) {
            add(
                    "<g class=\"badge\" transform=\"translate(%s %s)\"><circle r=\"9\"/><path d=\"%s\"/></g>",
                    placed.width() - Card.BADGE_ROOM, Card.HEIGHT / 2, mark(card.status()));
        }
        add("</g>");
    }

    /** The ground of the sign: its shape, not only its colour, tells the family. */
    private static String tile(Card.Kind kind) {
        return switch (kind) {
            case TRIGGER, HUMAN -> "<circle class=\"tile\" cx=\"28\" cy=\"28\" r=\"17\"/>";
            case ACTION, END -> "<rect class=\"tile\" x=\"12\" y=\"12\" width=\"32\" height=\"32\" rx=\"8\"/>";
            case LOGIC ->
                "<rect class=\"tile\" x=\"14\" y=\"14\" width=\"28\" height=\"28\" rx=\"6\" transform=\"rotate(45 28 28)\"/>";
        };
    }

    private static String mark(StepStatus status) {
        return switch (status) {
            case RUNNING -> "M-3 -4 4 0 -3 4z";
            case WAITING -> "M0 -4.5V0.5L3 2.5";
            case DONE -> "M-4 0.5-1.2 3.2 4 -3";
            case FAILED -> "M-3 -3 3 3M3 -3-3 3";
            case SKIPPED -> "M-3.5 0H3.5";
        };
    }

    private void arrow(Arrow arrow) {
        if (arrow.path().size() < 2) {
            return;
        }
        var css = arrow.tone().name().toLowerCase(Locale.ROOT);
        add("<g class=\"arrow %s\"><path d=\"%s\"/>%s</g>", css, rounded(arrow.path()), arrowhead(arrow.path()));
    }

    private void label(Arrow arrow) {
        Label label = arrow.label();
        if (label == null) {
            return;
        }
        add(
                "<g class=\"label %s\" transform=\"translate(%s %s)\"><rect width=\"%s\" height=\"%s\" rx=\"%s\"/><text x=\"%s\" y=\"14\">%s</text></g>",
                arrow.tone().name().toLowerCase(Locale.ROOT),
                label.x(),
                label.y(),
                label.width(),
                label.height(),
                label.height() / 2,
                label.width() / 2,
                escape(label.text()));
    }

    private static String rounded(List<Point> path) {
        var d = new StringBuilder("M" + at(path.getFirst()));
        for (var i = 1; i < path.size() - 1; i++) {
            var corner = path.get(i);
            d.append('L').append(at(towards(corner, path.get(i - 1))));
            d.append('Q').append(at(corner)).append(' ').append(at(towards(corner, path.get(i + 1))));
        }
        return d.append('L').append(at(path.getLast())).toString();
    }

    private static Point towards(Point from, Point to) {
        var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        // Half at most, so that two corners of a short piece meet in its middle.
        var share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private static String arrowhead(List<Point> path) {
        var tip = path.getLast();
        var before = path.get(path.size() - 2);
        var angle = Math.toDegrees(Math.atan2(tip.y() - before.y(), tip.x() - before.x()));
        return "<path class=\"head\" transform=\"translate(%s) rotate(%s)\" d=\"M%s %sL0 0 %s %s\"/>"
                .formatted(at(tip), number(angle), -ARROWHEAD, -ARROWHEAD, -ARROWHEAD, ARROWHEAD);
    }

    private static String at(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        var tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private Svg add(String format, Object... values) {
        var shown = Arrays.stream(values)
                .map(value -> value instanceof Double d ? number(d) : value)
                .toArray();
        out.append(format.formatted(shown));
        return this;
    }

    /** For text and for attributes. Characters that XML 1.0 does not know are dropped. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Svg::isXml).forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c < 0xD800
                || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
    }
}
