package dev.parley.connectors.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** What a person would read of HTML. What is hidden from people is hidden from steps and models too. */
public final class HtmlText {
    private static final Set<String> LINES = Set.of(
            "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?![.\\d]*[1-9])");

    private HtmlText() {}

    /** With an empty line between paragraphs. */
    public static String of(String html) {
        return read(html, true);
    }

    /** For systems that make a paragraph of every line. */
    public static String tight(String html) {
        return read(html, false);
    }

    private static String read(String html, boolean isSpaced) {
        Document document = Jsoup.parse(html);
        document.select("head, script, style, template, [hidden]").remove();
        document.select("[style]").stream()
                .filter(element -> HIDDEN.matcher(element.attr("style")).find())
                .toList()
                .forEach(Node::remove);
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Reader(text, isSpaced), document.body());
        return text.toString()
                .replaceAll("[ \\t\\x0B\\f\\r\\u00a0]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record Reader(StringBuilder text, boolean isSpaced) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> text.append(words.getWholeText().replaceAll("\\s+", " "));
                case Element element when element.nameIs("br") -> text.append('\n');
                case Element element when LINES.contains(element.normalName()) -> newLine();
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && LINES.contains(element.normalName())) {
                newLine();
                if (isSpaced && element.nameIs("p")) {
                    text.append('\n');
                }
            } else if (node instanceof Element cell && (cell.nameIs("td") || cell.nameIs("th"))) {
                text.append(' ');
            }
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
    }
}
