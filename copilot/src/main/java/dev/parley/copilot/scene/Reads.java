package dev.parley.copilot.scene;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Node;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What the templates of a step read, as paths such as {@code order.output.body.total}. */
final class Reads {
    private static final Pattern WHOLE = Pattern.compile("\\{\\{(.*)}}", Pattern.DOTALL);

    private final Expressions expressions;

    Reads(Expressions expressions) {
        this.expressions = expressions;
    }

    Set<String> of(Node node) {
        return switch (node) {
            case Node.Call call -> template(call.with());
            case Node.SetValues set -> template(set.values());
            case Node.CallWorkflow call -> template(call.input());
            case Node.ForEach loop -> template(braced(loop.items()));
            case Node.Approval approval -> template(StringNode.valueOf(approval.message()));
            case Node.Input input -> template(StringNode.valueOf(input.message()));
            case Node.Stop stop -> template(StringNode.valueOf(stop.message()));
            case Node.If _, Node.Switch _, Node.Delay _, Node.Repeat _, Node.WaitForEvent _ -> Set.of();
        };
    }

    /** A list's expression without its braces; a list that is written out stays what it is. */
    static String bare(JsonNode items) {
        String text = items.asString("").strip();
        Matcher whole = WHOLE.matcher(text);
        return whole.matches() ? whole.group(1).strip() : text;
    }

    private static JsonNode braced(JsonNode items) {
        return items.isString() && !items.stringValue().contains("{{")
                ? StringNode.valueOf("{{" + items.stringValue() + "}}")
                : items;
    }

    /** Nothing where it does not compile: that is another rule's finding. */
    private Set<String> template(JsonNode json) {
        try {
            return expressions.template(json).references().stream()
                    .flatMap(path -> Stream.of(path.replaceAll("\\[['\"]?([^\\]'\"]*)['\"]?]", ".$1")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ExpressionException _) {
            return Set.of();
        }
    }
}
