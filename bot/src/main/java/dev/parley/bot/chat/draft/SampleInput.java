package dev.parley.bot.chat.draft;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up an input for a workflow from the fields it reads: {@code trigger.output.body.total} gives {@code {"total": …}}. */
@Component
class SampleInput {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String INPUT = "input.";

    private final Expressions expressions;

    SampleInput(Expressions expressions) {
        this.expressions = expressions;
    }

    /** {@code input} of expressions: the body of a webhook, the payload of an event, the values of a manual run. May be empty. */
    ObjectNode of(Workflow workflow) {
        ObjectNode input = JSON.objectNode();
        Map<String, JsonNode> known = comparedValues(workflow);
        if (workflow.trigger() instanceof Trigger.Manual manual) {
            manual.inputs()
                    .forEach(declared -> set(
                            input,
                            declared.name(),
                            known.getOrDefault(
                                    "input." + declared.name(), SampleValue.of(declared.name(), declared.type()))));
        }
        for (String path : references(workflow)) {
            Stream.of(INPUT, contentOf(workflow.trigger()))
                    .filter(path::startsWith)
                    .forEach(root -> set(
                            input,
                            path.substring(root.length()),
                            known.getOrDefault(path, SampleValue.named(path.substring(path.lastIndexOf('.') + 1)))));
        }
        return input;
    }

    /** Where in what the trigger delivers {@code input} is found. */
    private static String contentOf(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Webhook _ -> "trigger.output.body.";
            case Trigger.Event _ -> "trigger.output.payload.";
            case Trigger.Stream _ -> "trigger.output.fields.";
            case Trigger.Manual _, Trigger.File _, Trigger.Chat _, Trigger.Schedule _ -> "trigger.output.";
        };
    }

    private Set<String> references(Workflow workflow) {
        Set<String> references = new TreeSet<>();
        workflow.nodes().forEach(node -> references.addAll(references(node)));
        return references;
    }

    private Set<String> references(Node node) {
        return switch (node) {
            case Node.Call call -> template(call.with());
            case Node.SetValues set -> template(set.values());
            case Node.If choice -> condition(choice.condition());
            case Node.Switch choice -> condition(choice.value());
            case Node.Delay delay -> delay.duration() == null ? text(delay.until()) : text(delay.duration());
            case Node.Approval approval -> text(approval.message());
            case Node.Input input -> text(input.message());
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

    /** Values that conditions compare fields with, so that the sample takes the interesting branch. */
    private static Map<String, JsonNode> comparedValues(Workflow workflow) {
        Map<String, JsonNode> values = new TreeMap<>();
        for (Node node : workflow.nodes()) {
            if (node instanceof Node.If choice) {
                values.putAll(SampleValue.satisfying(choice.condition()));
            }
            if (node instanceof Node.Switch choice && !choice.cases().isEmpty()) {
                String path = choice.value().replaceAll("^\\{\\{|}}$", "").strip();
                values.put(path, choice.cases().values().iterator().next());
            }
        }
        return values;
    }

    private static void set(ObjectNode input, String path, JsonNode value) {
        List<String> names = Arrays.asList(path.replaceAll("\\[\\d+]", "").split("\\."));
        ObjectNode parent = input;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = parent.get(name) instanceof ObjectNode child ? child : parent.putObject(name);
        }
        if (!(parent.get(names.getLast()) instanceof ObjectNode)) {
            parent.set(names.getLast(), value);
        }
    }
}
