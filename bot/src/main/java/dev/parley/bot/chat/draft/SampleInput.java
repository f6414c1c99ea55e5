package dev.parley.bot.chat.draft;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Forms;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up an input for a workflow from the fields it reads: {@code trigger.output.body.total} gives {@code {"total": …}}. */
@Component
class SampleInput {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String INPUT = "input.";
    private static final String ITEM = "each.item.";
    private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)+");
    private static final int SAMPLE_ITEMS = 2;

    private final ReadPaths reads;

    SampleInput(Expressions expressions) {
        this.reads = new ReadPaths(expressions);
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
        for (String path : reads.of(workflow)) {
            Stream.of(INPUT, contentOf(workflow.trigger()))
                    .filter(path::startsWith)
                    .forEach(root -> set(
                            input,
                            path.substring(root.length()),
                            known.getOrDefault(path, SampleValue.named(path.substring(path.lastIndexOf('.') + 1)))));
        }
        workflow.nodes().stream()
                .filter(Node.ForEach.class::isInstance)
                .map(Node.ForEach.class::cast)
                .forEach(loop -> fill(input, workflow, loop, known));
        if (workflow.trigger() instanceof Trigger.Manual(var asked)) {
            asked.forEach(field -> fit(input, field));
        }
        return input;
    }

    /** As it is asked for, whatever would be plausible. What matches a pattern nobody can make up: it is left out where it may be. */
    private static void fit(ObjectNode input, Trigger.Input field) {
        List<Trigger.Input> alone = List.of(field);
        if (!Forms.misfits(alone, input).isEmpty()) {
            input.setAll(Forms.sample(alone));
        }
        if (!field.required() && !Forms.misfits(alone, input).isEmpty()) {
            input.remove(field.name());
        }
    }

    /** A list that a loop goes through gets two items, with the fields that are read of them. */
    private void fill(ObjectNode input, Workflow workflow, Node.ForEach loop, Map<String, JsonNode> known) {
        if (!loop.items().isString() || loop.settings().in() != null) {
            return;
        }
        String list = loop.items().stringValue().replaceAll("^\\{\\{|}}$", "").strip();
        Stream.of(INPUT, contentOf(workflow.trigger()))
                .filter(root -> list.startsWith(root) && PATH.matcher(list).matches())
                .findFirst()
                .ifPresent(root -> set(input, list.substring(root.length()), items(workflow, loop, known)));
    }

    private ArrayNode items(Workflow workflow, Node.ForEach loop, Map<String, JsonNode> known) {
        Set<String> read = new TreeSet<>();
        workflow.nodes().stream()
                .filter(node -> isWithin(workflow, node, loop))
                .forEach(node -> reads.of(node)
                        .forEach(path -> Stream.of(ITEM, loop.id() + ".item.")
                                .filter(path::startsWith)
                                .forEach(root -> read.add(path.substring(root.length())))));
        ArrayNode items = JSON.arrayNode();
        for (int number = 1; number <= SAMPLE_ITEMS; number++) {
            ObjectNode item = JSON.objectNode();
            for (String field : read) {
                JsonNode named = SampleValue.named(field.substring(field.lastIndexOf('.') + 1));
                JsonNode plain = named.isString() ? JSON.stringNode(numbered(named.stringValue(), number)) : named;
                // The first takes the way that conditions ask about, the second goes past it.
                set(item, field, number == 1 ? known.getOrDefault(ITEM + field, plain) : plain);
            }
            items.add(read.isEmpty() ? JSON.stringNode("Sample " + number) : item);
        }
        return items;
    }

    private static String numbered(String sample, int number) {
        return sample.startsWith("Sample ") ? sample + " " + number : sample.replaceFirst("^A-1$", "A-" + number);
    }

    private static boolean isWithin(Workflow workflow, Node node, Node loop) {
        NodeId in = node.settings().in();
        return in != null
                && !in.equals(node.id())
                && (in.equals(loop.id())
                        || workflow.node(in)
                                .filter(outer -> isWithin(workflow, outer, loop))
                                .isPresent());
    }

    /** Where in what the trigger delivers {@code input} is found. */
    private static String contentOf(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Webhook _ -> "trigger.output.body.";
            case Trigger.Event _ -> "trigger.output.payload.";
            case Trigger.Stream _ -> "trigger.output.fields.";
            case Trigger.Manual _, Trigger.Email _, Trigger.File _, Trigger.Chat _, Trigger.Schedule _ ->
                "trigger.output.";
        };
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
