package dev.parley.copilot.scene;

import dev.parley.connectors.ai.model.ModelName;
import dev.parley.copilot.brief.Brief;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One workflow, with the wish behind it, in the company it is for. */
public final class Scene {
    /** They choose or look up; none of them writes a text. */
    private static final Set<String> TELLING = Set.of("ai.classify", "ai.route", "ai.retrieve", "ai.verify");

    private final Workflow workflow;
    private final Brief brief;
    private final Ground ground;
    private final Paths paths;
    private final Words words;

    public Scene(Workflow workflow, Brief brief, Ground ground) {
        this.workflow = workflow;
        this.brief = brief;
        this.ground = ground;
        this.paths = new Paths(workflow);
        this.words = new Words(this);
    }

    /** The same with another workflow. */
    public Scene with(Workflow other) {
        return new Scene(other, brief, ground);
    }

    public Workflow workflow() {
        return workflow;
    }

    public Brief brief() {
        return brief;
    }

    public House house() {
        return ground.house();
    }

    public List<Node.Call> calls() {
        return all(Node.Call.class);
    }

    public <N extends Node> List<N> all(Class<N> kind) {
        return workflow.nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    public Optional<OperationSpec> spec(Node.Call call) {
        return ground.operations().find(call.operation()).map(operation -> operation.spec());
    }

    /** What it does to the world; of an operation nobody knows, that it changes something. */
    public Effect effect(Node.Call call) {
        return ground.operations()
                .find(call.operation())
                .map(operation -> operation.effect(call.with()))
                .orElse(Effect.WRITE);
    }

    public boolean changesSomething(Node node) {
        return node instanceof Node.Call call && effect(call) != Effect.READ && !isThinking(call);
    }

    public String title(NodeId step) {
        return workflow.node(step).map(node -> node.settings().title()).orElse(step.value());
    }

    /** Every step some way leads from to this one, the trigger included. */
    public Set<NodeId> before(NodeId step) {
        return paths.before(step);
    }

    public Set<NodeId> after(NodeId step) {
        return paths.after(step);
    }

    /** The outermost loop around it, else the step itself. */
    public NodeId outermost(NodeId step) {
        return paths.outermost(step);
    }

    /** Whether some way to this step leads through a person's answer. */
    public boolean isApproved(NodeId step) {
        return before(step).stream().anyMatch(this::isApproval);
    }

    /** Whether every way to this step leads through a person's answer. */
    public boolean isAlwaysApproved(NodeId step) {
        return isAlwaysApproved(step, new HashMap<>());
    }

    /** @param known a step under way counts as not approved, so that a circle comes to an end */
    private boolean isAlwaysApproved(NodeId step, Map<NodeId, Boolean> known) {
        Optional<Node> node = workflow.node(step);
        Boolean before = node.isEmpty() ? Boolean.FALSE : known.putIfAbsent(step, false);
        if (before != null) {
            return before;
        }
        List<Edge> into = into(step);
        NodeId loop = node.get().settings().in();
        Predicate<Edge> isAsked = edge -> isApproval(edge.from()) || isAlwaysApproved(edge.from(), known);
        boolean isAlways = into.isEmpty()
                ? loop != null && isAlwaysApproved(loop, known)
                : node.get().settings().join() == Join.ANY
                        ? into.stream().allMatch(isAsked)
                        : into.stream().anyMatch(isAsked);
        known.put(step, isAlways);
        return isAlways;
    }

    public boolean isApproval(NodeId step) {
        return workflow.node(step).filter(Node.Approval.class::isInstance).isPresent();
    }

    /** Whether it is there for when another step failed. */
    public boolean isErrorStep(NodeId step) {
        return workflow.edges().stream().anyMatch(edge -> edge.to().equals(step) && edge.isErrorPath());
    }

    public boolean hasErrorPath(NodeId step) {
        return workflow.edges().stream().anyMatch(edge -> edge.from().equals(step) && edge.isErrorPath());
    }

    public List<Edge> into(NodeId step) {
        return workflow.edges().stream().filter(edge -> edge.to().equals(step)).toList();
    }

    /** Whether runs begin without anybody there to see them. */
    public boolean startsByItself() {
        return switch (workflow.trigger()) {
            case Trigger.Manual _, Trigger.Chat _ -> false;
            case Trigger.Webhook _,
                    Trigger.Schedule _,
                    Trigger.Event _,
                    Trigger.Email _,
                    Trigger.Stream _,
                    Trigger.File _ -> true;
        };
    }

    /** Whether a model is asked, be it by an operation or by a call that stands in for one. */
    public boolean isThinking(Node.Call call) {
        return call.operation().startsWith("ai.")
                || call.with().path("url").asString("").startsWith("https://model.invalid/");
    }

    /** Whether what comes out are a model's own words. */
    public boolean writesText(Node node) {
        return node instanceof Node.Call call && isThinking(call) && !TELLING.contains(call.operation());
    }

    /** Who does the thinking of such a call. */
    public Mind mind(Node.Call call) {
        if (!call.operation().startsWith("ai.")) {
            return Mind.UNKNOWN;
        }
        String named = call.with().path("model").asString("");
        if (named.contains("/") && !named.startsWith("local/") && !named.contains("{{")) {
            return chosen(named);
        }
        boolean isEmbedded = spec(call)
                .map(spec -> spec.sample().path("model").asString("").startsWith("local/"))
                .orElse(false);
        return isEmbedded && TELLING.contains(call.operation())
                ? Mind.EMBEDDED
                : house().model(call.operation().substring("ai.".length()))
                        .map(Mind::of)
                        .orElse(Mind.EMBEDDED);
    }

    private static Mind chosen(String name) {
        try {
            return Mind.of(ModelName.parse(name));
        } catch (IllegalArgumentException _) {
            return Mind.UNKNOWN;
        }
    }

    /** What the step's templates read, as dotted paths. */
    public Set<String> reads(Node node) {
        return ground.reads().of(node);
    }

    /** The expression of a loop's list; empty when the list is written out, and so has an end. */
    public Optional<String> list(Node.ForEach loop) {
        String bare = Reads.bare(loop.items());
        return loop.items().isString() && !bare.startsWith("[") && !bare.contains("{{")
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** The steps whose model's words this step hands on. */
    public Set<NodeId> wordsIn(Node node) {
        return words.in(node);
    }

    /** Whether this is an address of the company itself. */
    public boolean isOwn(String address) {
        return house().isOwn(address);
    }

    /** Steps within a loop, however deep. */
    public Stream<Node> within(NodeId loop) {
        return workflow.nodes().stream()
                .filter(node -> loop.equals(node.settings().in()))
                .flatMap(node -> Stream.concat(Stream.of(node), within(node.id())));
    }
}
