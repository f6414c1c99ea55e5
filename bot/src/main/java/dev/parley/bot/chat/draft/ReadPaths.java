package dev.parley.bot.chat.draft;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The paths that steps read, such as {@code trigger.output.body.total} or {@code each.item.sku}. */
final class ReadPaths {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Expressions expressions;

    ReadPaths(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Of all its steps. */
    Set<String> of(Workflow workflow) {
        Set<String> references = new TreeSet<>();
        workflow.nodes().forEach(node -> references.addAll(of(node)));
        return references;
    }

    Set<String> of(Node node) {
        return switch (node) {
            case Node.Call call -> template(call.with());
            case Node.SetValues set -> template(set.values());
            case Node.If choice -> condition(choice.condition());
            case Node.Switch choice -> condition(choice.value());
            case Node.Delay delay -> delay.duration() == null ? text(delay.until()) : text(delay.duration());
            case Node.Approval approval ->
                texts(Stream.of(
                                Stream.of(approval.message()),
                                approval.approvers().stream(),
                                approval.escalateTo().stream())
                        .flatMap(all -> all));
            case Node.Input input -> texts(Stream.concat(Stream.of(input.message()), input.assignees().stream()));
            case Node.ForEach loop ->
                loop.items().isString() ? condition(loop.items().stringValue()) : template(loop.items());
            case Node.Repeat loop -> loop.until() == null ? Set.of() : condition(loop.until());
            case Node.WaitForEvent wait -> wait.match() == null ? Set.of() : condition(wait.match());
            case Node.CallWorkflow call -> template(call.input());
            case Node.Stop stop -> text(stop.message());
        };
    }

    private Set<String> condition(String words) {
        return words.contains("{{")
                ? text(words)
                : compiled(() -> expressions.expression(words).references());
    }

    private Set<String> texts(Stream<String> all) {
        return all.flatMap(words -> text(words).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> text(@Nullable String words) {
        return words == null ? Set.of() : template(JSON.stringNode(words));
    }

    private Set<String> template(JsonNode value) {
        return compiled(() -> expressions.template(value).references());
    }

    private static Set<String> compiled(Compilation compilation) {
        try {
            return compilation.references();
        } catch (ExpressionException _) {
            // What does not compile is a finding on the card already; it reads nothing.
            return Set.of();
        }
    }

    @FunctionalInterface
    private interface Compilation {
        Set<String> references() throws ExpressionException;
    }
}
