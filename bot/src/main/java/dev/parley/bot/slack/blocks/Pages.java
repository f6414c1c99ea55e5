package dev.parley.bot.slack.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown in parts that each fit into one text of Slack. Breaks between lines; within one only when it is longer than a part. */
final class Pages {
    private static final Pattern FENCE = Pattern.compile("^\\s*```.*");

    /** More than any message shows. */
    private static final int MOST_IN_ALL = 5 * Limits.MESSAGE;

    private final Mrkdwn mrkdwn;
    private final int most;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();

    private Pages(Mrkdwn mrkdwn, int most) {
        this.mrkdwn = mrkdwn;
        this.most = most;
    }

    /** Nothing when there are no words. */
    static List<String> of(String markdown, Mrkdwn mrkdwn, int most) {
        Pages pages = new Pages(mrkdwn, most);
        List<String> code = null;
        for (String line : Plain.clean(Plain.cut(markdown, MOST_IN_ALL)).split("\n", -1)) {
            if (FENCE.matcher(line).matches()) {
                if (code != null) {
                    pages.code(String.join("\n", code));
                }
                code = code == null ? new ArrayList<>() : null;
            } else if (code != null) {
                code.add(line);
            } else {
                pages.line(line);
            }
        }
        if (code != null) {
            pages.code(String.join("\n", code));
        }
        pages.turn();
        return pages.pages;
    }

    private void line(String source) {
        // What is this long in one line is no prose, and finding marks in it could take long.
        if (source.length() > most) {
            halves(source);
            return;
        }
        String line = mrkdwn.line(source);
        if (line.length() <= most) {
            add(line);
        } else {
            halves(source);
        }
    }

    private void halves(String source) {
        int middle = source.length() / 2;
        int space = source.lastIndexOf(' ', middle);
        int cut = space > middle / 2 ? space : whole(source, middle);
        line(source.substring(0, cut));
        line(source.substring(cut));
    }

    private void code(String text) {
        if (text.isBlank()) {
            return;
        }
        String code = Mrkdwn.code(text);
        if (code.length() <= most) {
            add(code);
        } else {
            int middle = text.length() / 2;
            int end = text.lastIndexOf('\n', middle);
            int cut = end > 0 ? end : whole(text, middle);
            code(text.substring(0, cut));
            code(text.substring(cut).replaceFirst("^\n", ""));
        }
    }

    /** Not between the halves of one character. */
    private static int whole(String text, int at) {
        return at > 1 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private void add(String line) {
        if (page.length() + 1 + line.length() > most) {
            turn();
        }
        page.append(page.isEmpty() ? "" : "\n").append(line);
    }

    private void turn() {
        String text = page.toString().replaceAll("^\\s*\n|\\s+$", "");
        if (!text.isBlank()) {
            pages.add(text);
        }
        page.setLength(0);
    }
}
