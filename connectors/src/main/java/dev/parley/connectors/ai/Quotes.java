package dev.parley.connectors.ai;

import java.util.Optional;

/**
 * Looks quotes up where they are said to stand. Line breaks, doubled spaces, the shape of quotation marks and dashes, and characters
 * nobody sees may differ; nothing else. What is found is the source's own text.
 */
final class Quotes {
    private Quotes() {}

    /** Empty when the source does not have these words in this order. */
    static Optional<Passage> find(String source, String quote) {
        Plain wanted = Plain.of(quote);
        String words = wanted.text().strip().replaceAll("^\"(.*)\"$", "$1").strip();
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        Plain in = Plain.of(source);
        for (int at = in.text().indexOf(words); at >= 0; at = in.text().indexOf(words, at + 1)) {
            if (isWhole(in.text(), at, at + words.length())) {
                return Optional.of(Passage.of(source, in.start(at), in.end(at + words.length() - 1)));
            }
        }
        return Optional.empty();
    }

    /** Half a word or half a number is no quote: 200 does not stand in 1,200. */
    private static boolean isWhole(String text, int start, int end) {
        return !isWithin(text, start) && !isWithin(text, end);
    }

    /** Whether a word or a number goes on from before this place to after it. */
    private static boolean isWithin(String text, int at) {
        if (at == 0 || at == text.length()) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)
                || at > 1 && isSeparator(before) && Character.isDigit(text.charAt(at - 2)) && Character.isDigit(after)
                || at + 1 < text.length()
                        && Character.isDigit(before)
                        && isSeparator(after)
                        && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isSeparator(char character) {
        return character == '.' || character == ',' || character == '\'';
    }

    /**
     * A text in its plainest form.
     *
     * @param origins for each of its characters, where in the original it came from
     */
    private record Plain(String text, int[] origins) {
        static Plain of(String original) {
            StringBuilder plain = new StringBuilder();
            int[] origins = new int[original.length()];
            for (int i = 0; i < original.length(); ) {
                int point = original.codePointAt(i);
                boolean isSpace = Character.isWhitespace(point) || Character.isSpaceChar(point);
                boolean isRepeated = isSpace && !plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ';
                if (!isRepeated && Character.getType(point) != Character.FORMAT) {
                    int length = plain.length();
                    plain.appendCodePoint(isSpace ? ' ' : plainest(point));
                    for (int j = length; j < plain.length(); j++) {
                        origins[j] = i + (j - length);
                    }
                }
                i += Character.charCount(point);
            }
            return new Plain(plain.toString(), origins);
        }

        int start(int at) {
            return origins[at];
        }

        /** After the character that stands at {@code last}. */
        int end(int last) {
            return origins[last] + 1;
        }

        private static int plainest(int point) {
            return switch (point) {
                case '“', '”', '„', '«', '»' -> '"';
                case '‘', '’', '‚', '`' -> '\'';
                case '–', '—', '‐', '‑', '−' -> '-';
                default -> point;
            };
        }
    }
}
