package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model does: by the operation for it where the catalog has one, else by a call that says what it stands for. */
final class Thinking {
    private static final Set<String> TEXTS = Set.of("text", "input", "content", "document", "question", "message");
    private static final Set<String> WISHES = Set.of("instructions", "instruction", "prompt", "task");
    private static final List<String> RESULTS =
            List.of("text", "summary", "translation", "answer", "result", "fields", "values", "output");

    private final Graph graph;
    private final Naming naming;
    private final OperationCatalog operations;
    private final List<Finding> caveats = new ArrayList<>();

    Thinking(Graph graph, Naming naming, OperationCatalog operations) {
        this.graph = graph;
        this.naming = naming;
        this.operations = operations;
    }

    List<Finding> caveats() {
        return caveats;
    }

    NodeId add(Step.Think think, List<End> ends, Given given) {
        Optional<OperationSpec> known = operation(think);
        String use = known.map(OperationSpec::id).orElse("http.request");
        ObjectNode with = known.map(spec -> filled(spec, think, given)).orElseGet(() -> standIn(think, given));
        NodeId id = graph.add(
                think.key(),
                think.skill().name().toLowerCase(Locale.ROOT) + "_" + what(think),
                naming.title(think),
                ends,
                (node, settings) -> new Node.Call(node, use, with, settings));
        if (known.isEmpty()) {
            caveats.add(Finding.warn(
                    "no_model",
                    id.value(),
                    "Parley has no operation here that can " + think.skill().words() + " the " + what(think)
                            + ", so this calls a model by HTTP, and leads nowhere until the model's address is put in.",
                    "Put the address of your model's API into the step's \"url\", and its key into \"auth\"."));
        }
        return id;
    }

    /** A label beside the data where it was sorted, else what the model made of it. */
    Given given(Step.Think think, NodeId id, Given before) {
        if (think.skill() == Skill.CLASSIFY) {
            return before.sortedBy(id);
        }
        return before.with(
                id + ".output" + operation(think).map(Thinking::result).orElse(".body"));
    }

    private static String result(OperationSpec spec) {
        JsonNode fields = spec.output().path("properties");
        return RESULTS.stream()
                .filter(fields::has)
                .findFirst()
                .map(field -> "." + field)
                .orElse("");
    }

    /** The first operation for it whose needed inputs are all known. */
    private Optional<OperationSpec> operation(Step.Think think) {
        return think.skill().operations().stream()
                .flatMap(id -> operations.find(id).stream())
                .map(operation -> operation.spec())
                .filter(spec -> canFill(spec, think))
                .findFirst();
    }

    private static boolean canFill(OperationSpec spec, Step.Think think) {
        for (JsonNode needed : spec.input().path("required")) {
            String name = needed.asString();
            boolean isLabels = name.equals("labels") && !think.labels().isEmpty();
            if (!TEXTS.contains(name) && !WISHES.contains(name) && !isLabels) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode filled(OperationSpec spec, Step.Think think, Given given) {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        for (JsonNode needed : spec.input().path("required")) {
            String name = needed.asString();
            if (name.equals("labels")) {
                think.labels().forEach(with.putArray("labels")::add);
            } else {
                with.put(name, TEXTS.contains(name) ? text(think, given) : wish(think));
            }
        }
        return with;
    }

    private ObjectNode standIn(Step.Think think, Given given) {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        with.put("method", "POST");
        with.put("url", "https://model.invalid/");
        with.putObject("body").put("task", wish(think)).put("input", "{{" + given.data() + "}}");
        return with;
    }

    /** With a word before it, data of any shape becomes a text. */
    private String text(Step.Think think, Given given) {
        return Phrases.capitalized(Literals.plain(what(think))) + ": {{" + given.data() + "}}";
    }

    private String wish(Step.Think think) {
        return Phrases.capitalized(Literals.plain(think.skill().words() + " the " + what(think)));
    }

    private String what(Step.Think think) {
        if (!think.what().isEmpty()) {
            return think.what();
        }
        return think.skill() == Skill.WRITE ? "text" : naming.noun();
    }
}
