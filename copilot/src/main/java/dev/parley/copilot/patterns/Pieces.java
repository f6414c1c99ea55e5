package dev.parley.copilot.patterns;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.safeguards.Graft;
import dev.parley.copilot.safeguards.Guard;
import dev.parley.copilot.safeguards.Settings;
import dev.parley.copilot.safeguards.Wording;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is most often forgotten of a pattern. */
final class Pieces {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(24);

    private Pieces() {}

    /** What fits no label goes to a person. */
    static Optional<Guard> otherwise(Scene scene) {
        return scene.all(Node.Switch.class).stream()
                .filter(choice ->
                        choice.value().contains(".output.label") && !Shape.hasOutcome(scene, choice.id(), "default"))
                .findFirst()
                .map(choice -> Guard.proposed(
                        "triage_default",
                        choice.id(),
                        Gravity.NOTABLE,
                        Wording.of(
                                "What fits no label goes to a person.",
                                "Let a person look at what fits no label; as it is, nothing is done with it.",
                                "However good the labels are, something will fit none of them."),
                        workflow -> Graft.onto(
                                workflow,
                                choice.id(),
                                "default",
                                "look_at_it",
                                "Ask someone: fits no label",
                                (node, settings) -> question(
                                        node,
                                        List.of(),
                                        "This fits none of the labels. Has it been seen to?" + sorted(scene, choice),
                                        settings))));
    }

    /** What was sorted, where the question can read it. */
    private static String sorted(Scene scene, Node.Switch choice) {
        return Shape.sorting(scene)
                .filter(sorting -> scene.before(choice.id()).contains(sorting.id())
                        && Objects.equals(
                                sorting.settings().in(), choice.settings().in()))
                .map(sorting -> sorting.with().path("text").asString(""))
                .filter(text -> !text.isBlank())
                .map(text -> " " + text)
                .orElse("");
    }

    /** A digest that has nothing to tell says so. */
    static Optional<Guard> emptiness(Scene scene) {
        return Shape.fetches(scene)
                .filter(fetch ->
                        fetch.settings().in() == null && fetch.operation().equals("http.request"))
                .flatMap(fetch -> reader(scene, fetch).map(reader -> emptiness(fetch, reader)).stream())
                .findFirst();
    }

    private static Optional<Node> reader(Scene scene, Node.Call fetch) {
        return scene.workflow().nodes().stream()
                .filter(node ->
                        node.settings().in() == null && scene.before(node.id()).contains(fetch.id()))
                .filter(node ->
                        scene.reads(node).stream().anyMatch(path -> path.startsWith(fetch.id() + ".output.body")))
                .findFirst()
                .filter(node -> !scene.into(node.id()).isEmpty());
    }

    private static Guard emptiness(Node.Call fetch, Node reader) {
        String body = fetch.id() + ".output.body";
        return Guard.proposed(
                "digest_empty",
                fetch.id(),
                Gravity.MINOR,
                Wording.of(
                        "When there is nothing new, it says so.",
                        "When there is nothing new, say just that instead of sending an empty digest.",
                        "An empty digest looks like a broken one, and none at all like a forgotten one."),
                workflow -> {
                    NodeId check = Graft.fresh(workflow, "anything_new");
                    Workflow checked = Graft.before(
                            workflow,
                            reader.id(),
                            check.value(),
                            "Anything new?",
                            "true",
                            (node, settings) ->
                                    new Node.If(node, body + " != null && size(" + body + ") > 0", settings));
                    return Graft.onto(
                            checked,
                            check,
                            "false",
                            "nothing_new",
                            "Say that there is nothing new",
                            (node, settings) -> new Node.SetValues(
                                    node,
                                    JsonNodeFactory.instance.objectNode().put("digest", "There is nothing new."),
                                    settings));
                });
    }

    /** A check that fails in silence looks like all is well. */
    static Optional<Guard> blindness(Scene scene) {
        return Shape.fetches(scene)
                .filter(fetch -> fetch.settings().in() == null && !scene.hasErrorPath(fetch.id()))
                .findFirst()
                .map(fetch -> Guard.proposed(
                        "watch_blind",
                        fetch.id(),
                        Gravity.NOTABLE,
                        Wording.of(
                                "When it cannot look, someone is asked to.",
                                "Ask someone to look when \"" + scene.title(fetch.id()) + "\" fails.",
                                "A check that cannot look, and keeps quiet about it, looks like all is well."),
                        workflow -> Graft.onto(
                                workflow,
                                fetch.id(),
                                Edge.ERROR,
                                "look_yourself",
                                "Ask someone to look",
                                (node, settings) -> question(
                                        node,
                                        List.of(),
                                        "The check could not be made this time. Has somebody looked?",
                                        settings))));
    }

    /** Whoever does not answer is followed by an owner. */
    static Optional<Guard> silence(Scene scene) {
        return Shape.named(scene).stream()
                .filter(approval -> approval.expires() != null && !Shape.hasOutcome(scene, approval.id(), "expired"))
                .filter(approval -> led(scene, approval).size() == 1)
                .findFirst()
                .map(approval -> Guard.proposed(
                        "escalation",
                        approval.id(),
                        Gravity.MINOR,
                        Wording.of(
                                "When nobody answers in time, an owner is asked.",
                                "Ask an owner when nobody answers in time; as it is, that counts as a no.",
                                "People are ill or away, and the matter waits for them all the same."),
                        workflow -> escalated(
                                workflow,
                                approval,
                                led(scene, approval).iterator().next())));
    }

    /** What a yes leads to, as long as nothing else leads there. */
    private static Set<NodeId> led(Scene scene, Node.Approval approval) {
        return scene.workflow().edges().stream()
                .filter(edge -> edge.from().equals(approval.id()) && "approved".equals(edge.when()))
                .map(Edge::to)
                .filter(to -> scene.into(to).size() == 1)
                .collect(Collectors.toSet());
    }

    private static Workflow escalated(Workflow workflow, Node.Approval approval, NodeId next) {
        NodeId owner = Graft.fresh(workflow, "owner_approval");
        Workflow asking = Graft.onto(
                workflow,
                approval.id(),
                "expired",
                owner.value(),
                "Ask an owner: nobody answered",
                (node, settings) -> question(
                        node, List.of("role:owner"), "Nobody has answered yet. " + approval.message(), settings));
        return Settings.joiningAny(Graft.arrow(asking, owner, next, "approved"), next);
    }

    /** One item that fails must not keep the others from being done. */
    static Optional<Guard> oneBadItem(Scene scene) {
        return scene.all(Node.ForEach.class).stream()
                .filter(loop -> loop.settings().onError() == NodeSettings.OnError.FAIL)
                .filter(loop -> scene.within(loop.id()).anyMatch(scene::changesSomething))
                .findFirst()
                .map(loop -> Guard.proposed(
                        "sync_go_on",
                        loop.id(),
                        Gravity.MINOR,
                        Wording.of(
                                "When one item fails, the others are done all the same.",
                                "When one item fails, do the others all the same, and list what failed.",
                                "One bad item would keep all after it from being done."),
                        workflow -> Graft.change(
                                workflow, loop.id(), node -> Settings.of(node, Settings.goingOn(node.settings())))));
    }

    private static Node question(NodeId id, List<String> people, String message, NodeSettings settings) {
        return new Node.Approval(
                id, people, message, 1, ANSWER_WITHIN, Node.Approval.OnExpiry.REJECT, List.of(), settings);
    }
}
