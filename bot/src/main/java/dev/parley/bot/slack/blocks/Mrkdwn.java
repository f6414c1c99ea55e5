package dev.parley.bot.slack.blocks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The light markdown of messages in Slack's own marks. Everything else is text: whoever wrote it, it pings nobody and links nowhere.
 * Source: docs.slack.dev, "Formatting message text".
 */
final class Mrkdwn {
    /** The same as those of the web chat: code, strong, a link, an address, a moment, an aside. */
    private static final Pattern TOKEN = Pattern.compile("`([^`\\n]+)`"
            + "|\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*"
            + "|\\[([^\\]\\n]+)\\]\\(([^()\\s]+)\\)"
            + "|(https?://[^\\s<>\"'`]+)"
            + "|<(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)>"
            + "|(?<!\\w)_(?=\\S)(.+?)(?<=\\S)_(?!\\w)");

    private static final Pattern BULLET = Pattern.compile("^(\\s*)[-*•]\\s+(.*)$");
    private static final Pattern NUMBER = Pattern.compile("^(\\s*)(\\d{1,3}[.)])\\s+(.*)$");
    private static final Pattern PUNCTUATION = Pattern.compile("[.,;:!?*]+$");
    private static final DateTimeFormatter FALLBACK = DateTimeFormatter.ofPattern(
                    "d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Slack sees a mark only between words, so a mark within one is set apart by a space that has no width. */
    private static final String GAP = "\u200B";

    private final Console console;

    Mrkdwn(Console console) {
        this.console = console;
    }

    /** Source: docs.slack.dev, "Escaping text". */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String code(String text) {
        return "```\n" + escape(text.replace("```", "`" + GAP + "`" + GAP + "`")) + "\n```";
    }

    /** One line, with its bullet if it has one. */
    String line(String source) {
        Matcher bullet = BULLET.matcher(source);
        if (bullet.matches()) {
            return indent(bullet.group(1)) + (bullet.group(1).length() > 1 ? "◦ " : "• ") + inline(bullet.group(2));
        }
        Matcher number = NUMBER.matcher(source);
        return number.matches()
                ? indent(number.group(1)) + number.group(2) + " " + inline(number.group(3))
                : inline(source.strip());
    }

    private static String indent(String spaces) {
        return "\u2003".repeat(Math.min(spaces.length() / 2, 8));
    }

    String inline(String source) {
        StringBuilder out = new StringBuilder(source.length() + 32);
        Matcher token = TOKEN.matcher(source);
        int done = 0;
        while (token.find()) {
            out.append(escape(source.substring(done, token.start())));
            done = token.end();
            if (token.group(5) != null) {
                String address = withoutTrailingPunctuation(token.group(5));
                out.append(address.contains("…") ? escape(address) : "<" + target(address) + ">");
                out.append(escape(token.group(5).substring(address.length())));
            } else {
                out.append(token(token, source));
            }
        }
        return out.append(escape(source.substring(done))).toString();
    }

    private String token(MatchResult token, String source) {
        if (token.group(1) != null) {
            return apart("`" + escape(token.group(1)) + "`", token, source);
        }
        if (token.group(2) != null) {
            return apart("*" + inline(token.group(2)).replace('*', '∗') + "*", token, source);
        }
        if (token.group(3) != null) {
            return link(token.group(3), token.group(4));
        }
        return token.group(6) != null
                ? moment(token.group(6))
                : apart("_" + inline(token.group(7)) + "_", token, source);
    }

    private static String apart(String marked, MatchResult token, String source) {
        boolean isGluedBefore = token.start() > 0 && Character.isLetterOrDigit(source.charAt(token.start() - 1));
        boolean isGluedAfter = token.end() < source.length() && Character.isLetterOrDigit(source.charAt(token.end()));
        return (isGluedBefore ? GAP : "") + marked + (isGluedAfter ? GAP : "");
    }

    String link(String words, String href) {
        String address = console.address(href);
        return address.isEmpty() ? escape(words) : "<" + target(address) + "|" + escape(words.replace('|', '¦')) + ">";
    }

    private static String target(String address) {
        return escape(address.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E"));
    }

    private static String moment(String at) {
        try {
            Instant moment = Instant.parse(at);
            return "<!date^" + moment.getEpochSecond() + "^{date_short_pretty} {time}|" + FALLBACK.format(moment) + ">";
        } catch (DateTimeException _) {
            return escape("<" + at + ">");
        }
    }

    private static String withoutTrailingPunctuation(String address) {
        String trimmed = PUNCTUATION.matcher(address).replaceAll("");
        boolean isUnbalanced = trimmed.endsWith(")") && !trimmed.contains("(");
        return isUnbalanced ? withoutTrailingPunctuation(trimmed.substring(0, trimmed.length() - 1)) : trimmed;
    }
}
