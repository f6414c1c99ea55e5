package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model does: by the operation for it where the catalog has one, else by a call that says what it stands for. */
final class Thinking {
    private static final List<String> RESULTS =
            List.of("text", "summary", "translation", "answer", "result", "data", "claims", "output");

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
        if (isOfPage(think, given)) {
            NodeId page = fetched(think, ends, given);
            return added(think, Graph.after(page), given.with(page + ".output.body"));
        }
        return added(think, ends, given);
    }

    private NodeId added(Step.Think think, List<End> ends, Given given) {
        ThinkingInput input = new ThinkingInput(think, given, what(think), naming.noun());
        Optional<OperationSpec> known = operation(think, input);
        String use = known.map(OperationSpec::id).orElse("http.request");
        ObjectNode with = known.map(input::filled).orElseGet(() -> standIn(input, given));
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
                    (isByHttp(think)
                                    ? "This calls a model by HTTP, as you said"
                                    : "Parley has no operation here that can "
                                            + think.skill().words() + " the " + what(think)
                                            + ", so this calls a model by HTTP")
                            + ", and leads nowhere until the model's address is put in.",
                    "Put the address of your model's API into the step's \"url\", and its key into \"auth\"."));
        }
        return id;
    }

    /** A label beside the data where it was sorted, else what the model made of it. */
    Given given(Step.Think think, NodeId id, Given before) {
        if (think.skill() == Skill.CLASSIFY) {
            return before.sortedBy(id);
        }
        Optional<OperationSpec> known = operation(think, new ThinkingInput(think, before, what(think), naming.noun()));
        String made = id + ".output" + known.map(Thinking::result).orElse(".body");
        return known.filter(Thinking::isText).isPresent() ? before.told(made) : before.with(made);
    }

    /** Whether it is about a page of the web of which only the address came in: a model reads what it is given, and fetches nothing. */
    static boolean isOfPage(Step.Think think, Given given) {
        return given.isReceiving() && given.latest() == null && ThinkingInput.isPage(think.what());
    }

    private NodeId fetched(Step.Think think, List<End> ends, Given given) {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        with.put("method", "GET").put("url", "{{" + Literals.path(given.received(), "url") + "}}");
        return graph.add(
                Graph.NO_STEP,
                "fetch_" + think.what(),
                "Fetch the " + think.what(),
                ends,
                (node, settings) -> new Node.Call(node, "http.request", with, settings));
    }

    /** Whoever says how a model is to be called means it. */
    private static boolean isByHttp(Step.Think think) {
        return "HTTP".equals(think.manner().get("by"));
    }

    private static boolean isText(OperationSpec spec) {
        return spec.output()
                .path("properties")
                .path(result(spec).replaceFirst("^\\.", ""))
                .path("type")
                .asString("")
                .equals("string");
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
    private Optional<OperationSpec> operation(Step.Think think, ThinkingInput input) {
        if (isByHttp(think)) {
            return Optional.empty();
        }
        return think.skill().operations().stream()
                .flatMap(id -> operations.find(id).stream())
                .map(operation -> operation.spec())
                .filter(input::canFill)
                .findFirst();
    }

    private static ObjectNode standIn(ThinkingInput input, Given given) {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        with.put("method", "POST");
        with.put("url", "https://model.invalid/");
        with.putObject("body").put("task", input.wish()).put("input", "{{" + given.data() + "}}");
        return with;
    }

    private String what(Step.Think think) {
        if (!think.what().isEmpty() && !think.manner().containsKey("fields")) {
            return think.what();
        }
        return think.skill() == Skill.WRITE ? "text" : naming.noun();
    }
}
