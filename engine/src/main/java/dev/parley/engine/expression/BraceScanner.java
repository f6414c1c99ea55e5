package dev.parley.engine.expression;

/** Finds the braces that end an expression, past those that belong to its maps and texts. */
final class BraceScanner {
    private final String text;
    private int at;

    private BraceScanner(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** @return where the closing braces begin; -1 when there are none */
    static int close(String text, int from) {
        return new BraceScanner(text, from).close();
    }

    private int close() {
        var depth = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '\'' || c == '"') {
                skipQuoted(c);
                continue;
            }
            if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (text.startsWith("}}", at)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    private void skipQuoted(char quote) {
        var mark = String.valueOf(quote).repeat(3);
        var end = text.startsWith(mark, at) ? mark : String.valueOf(quote);
        at += end.length();
        while (at < text.length() && !text.startsWith(end, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + end.length());
    }
}
