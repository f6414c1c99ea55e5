package dev.parley.bot.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A rule of a style sheet, of as much of CSS as {@link Palette} uses: tags, classes, {@code :first-child}, descendants and children.
 *
 * @param parts of the selector from left to right; a part that begins with {@code >} is a child of the one before
 */
record StyleRule(List<String> parts, Map<String, String> declarations) {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern MEDIA = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*\\s*}");
    private static final Pattern PIECE = Pattern.compile("\\.([\\w-]+)|:([\\w-]+)|(\\w+)");

    /** In the order in which they apply: the weaker first, later ones after earlier ones of the same strength. */
    static List<StyleRule> read(String css) {
        List<StyleRule> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(MEDIA.matcher(css).replaceAll(""));
        while (rule.find()) {
            Map<String, String> declarations = declarations(rule.group(2));
            for (String selector : rule.group(1).split(",")) {
                rules.add(new StyleRule(
                        List.of(selector.strip().replace(">", " >").split("\\s+")), declarations));
            }
        }
        rules.sort(Comparator.comparingInt(StyleRule::strength));
        return rules;
    }

    private static Map<String, String> declarations(String body) {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (String declaration : body.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return declarations;
    }

    private int strength() {
        return parts.stream()
                .flatMap(part -> PIECE.matcher(part).results())
                .mapToInt(piece -> piece.group(3) == null ? 10 : 1)
                .sum();
    }

    boolean matches(Element element) {
        return matches(element, parts.size() - 1);
    }

    private boolean matches(Element element, int part) {
        if (!fits(element, parts.get(part))) {
            return false;
        }
        if (part == 0) {
            return true;
        }
        boolean isChild = parts.get(part).startsWith(">");
        for (Node around = element.getParentNode(); around instanceof Element outer; around = outer.getParentNode()) {
            if (matches(outer, part - 1)) {
                return true;
            }
            if (isChild) {
                return false;
            }
        }
        return false;
    }

    private static boolean fits(Element element, String part) {
        List<String> classes = Arrays.asList(element.getAttribute("class").split(" "));
        return PIECE.matcher(part).results().allMatch(piece -> {
            if (piece.group(1) != null) {
                return classes.contains(piece.group(1));
            }
            return piece.group(2) != null
                    ? isFirst(element)
                    : element.getTagName().equals(piece.group(3));
        });
    }

    private static boolean isFirst(Element element) {
        Node before = element.getPreviousSibling();
        while (before != null && !(before instanceof Element)) {
            before = before.getPreviousSibling();
        }
        return before == null;
    }
}
