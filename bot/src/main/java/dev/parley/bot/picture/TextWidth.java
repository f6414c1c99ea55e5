package dev.parley.bot.picture;

/**
 * How wide text will be, closely enough to cut it: the server has no fonts and the reader's system chooses one. Based on the
 * widths of Helvetica, with room for system fonts that run wider.
 */
final class TextWidth {
    /** Thousandths of the font size for the printable ASCII characters, from the space on. */
    private static final int[] ASCII = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
                722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
                278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334,
                584
    };

    private static final int LATIN = 600;
    private static final int FULL = 1000;
    private static final int FIRST_WIDE = 0x1100;
    private static final double ALLOWANCE = 1.1;
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    static double of(String text, double fontSize) {
        return text.codePoints().map(TextWidth::thousandths).sum() * fontSize / 1000 * ALLOWANCE;
    }

    /** The text, or as much of it as fits with an ellipsis. */
    static String cut(String text, double fontSize, double width) {
        if (of(text, fontSize) <= width) {
            return text;
        }
        var left = width - of(ELLIPSIS, fontSize);
        var end = 0;
        while (end < text.length()) {
            var next = text.offsetByCodePoints(end, 1);
            left -= of(text.substring(end, next), fontSize);
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int thousandths(int codePoint) {
        if (codePoint >= ' ' && codePoint < ' ' + ASCII.length) {
            return ASCII[codePoint - ' '];
        }
        return codePoint < FIRST_WIDE ? LATIN : FULL;
    }
}
