package dev.parley.copilot.editing;

import dev.parley.copilot.drafting.Fragments.Soil;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What new steps find at their place: what came in, and what was made of it on the way there. */
final class Latest {
    private static final Pattern NOUN = Pattern.compile("\\b(?:the|this|an?) ([a-z]{3,20})\\b(?! (?:of|from)\\b)");
    private static final Set<String> NO_NOUNS =
            Set.of("result", "answer", "approval", "text", "message", "data", "other");
    private static final List<String> RESULTS =
            List.of("text", "summary", "translation", "answer", "result", "fields", "values", "output", "label");

    private final Workflow workflow;
    private final OperationCatalog operations;

    Latest(Workflow workflow, OperationCatalog operations) {
        this.workflow = workflow;
        this.operations = operations;
    }

    Soil at(Place place) {
        Optional<Node> beside =
                place.step() == null ? Optional.empty() : workflow.node(Objects.requireNonNull(place.step()));
        KnownFields fields = new KnownFields(workflow);
        Optional<String> received = fields.rootAt(beside.orElse(null));
        boolean isInLoop = beside.map(node -> node.settings().in()).isPresent();
        return new Soil(
                noun(),
                received.orElse("trigger.output"),
                received.isPresent(),
                latest(place, beside.orElse(null)),
                !isInLoop && isOneWay());
    }

    private String noun() {
        for (Node node : workflow.nodes()) {
            Matcher noun = NOUN.matcher(StepWords.title(node));
            if (noun.find() && !NO_NOUNS.contains(noun.group(1))) {
                return noun.group(1);
            }
        }
        return "request";
    }

    /** The newest data made on the way to this place, in its own loop. */
    private @Nullable String latest(Place place, @Nullable Node beside) {
        NodeId loop = beside == null ? null : beside.settings().in();
        Set<NodeId> before = switch (place.kind()) {
            case START -> Set.of();
            case END -> new HashSet<>(workflow.nodes().stream().map(Node::id).toList());
            case BEFORE -> before(Objects.requireNonNull(place.step()));
            case AFTER -> {
                Set<NodeId> all = before(Objects.requireNonNull(place.step()));
                all.add(place.step());
                yield all;
            }
        };
        return workflow.nodes().reversed().stream()
                .filter(node -> before.contains(node.id())
                        && Objects.equals(loop, node.settings().in()))
                .flatMap(node -> result(node).stream())
                .findFirst()
                .orElse(null);
    }

    private Set<NodeId> before(NodeId step) {
        Set<NodeId> before = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = before.addAll(workflow.edges().stream()
                    .filter(edge -> edge.to().equals(step) || before.contains(edge.to()))
                    .map(Edge::from)
                    .toList());
        }
        return before;
    }

    private Optional<String> result(Node node) {
        return switch (node) {
            case Node.Call call
            when call.operation().equals("http.request") ->
                "GET".equalsIgnoreCase(call.with().path("method").asString("GET"))
                        ? Optional.of(call.id() + ".output.body")
                        : Optional.empty();
            case Node.Call call ->
                operations.find(call.operation()).map(operation -> {
                    JsonNode known = operation.spec().output().path("properties");
                    return call.id() + ".output"
                            + RESULTS.stream()
                                    .filter(known::has)
                                    .findFirst()
                                    .map(name -> "." + name)
                                    .orElse("");
                });
            case Node.SetValues set -> Optional.of(set.id() + ".output");
            case Node.ForEach loop -> Optional.of(loop.id() + ".output.results");
            case Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Approval _,
                    Node.Input _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> Optional.empty();
        };
    }

    /** Whether no two steps can be under way at once. */
    private boolean isOneWay() {
        Set<String> ways = new HashSet<>();
        return workflow.edges().stream().allMatch(edge -> ways.add(edge.from() + " " + edge.when()));
    }
}
