package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/** What could go on for ever: rounds without a sensible end, a workflow that runs itself, an event that it raises itself. */
final class EndlessRule implements Rule {
    private static final String KIND = "endless";
    private static final int SENSIBLE = 100;

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return Stream.of(rounds(scene), runsItself(scene), raisesItsOwnEvent(scene))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Guard> rounds(Scene scene) {
        return scene.all(Node.Repeat.class).stream()
                .filter(loop -> loop.max() > SENSIBLE)
                .map(loop -> Guard.proposed(
                        KIND,
                        loop.id(),
                        Gravity.NOTABLE,
                        new Wording(
                                titles -> Wording.named(titles) + " ends after " + SENSIBLE + " rounds.",
                                titles -> "End " + Wording.named(titles) + " after " + SENSIBLE + " rounds.",
                                "It may go " + loop.max()
                                        + " rounds before anybody notices that it never comes to an end."),
                        workflow -> ended(workflow, loop)));
    }

    private static Workflow ended(Workflow workflow, Node.Repeat loop) {
        return Graft.change(
                workflow,
                loop.id(),
                node -> node instanceof Node.Repeat it
                        ? new Node.Repeat(it.id(), it.until(), SENSIBLE, it.settings())
                        : node);
    }

    private static Stream<Guard> runsItself(Scene scene) {
        return scene.all(Node.CallWorkflow.class).stream()
                .filter(call ->
                        call.workflow().equalsIgnoreCase(scene.workflow().name()))
                .map(call -> Guard.told(
                        KIND,
                        call.id(),
                        Wording.of(
                                "The workflow runs itself.",
                                "The workflow runs itself, again and again.",
                                "Each run starts another; nothing but a condition before it ends that.")));
    }

    private static Stream<Guard> raisesItsOwnEvent(Scene scene) {
        if (!(scene.workflow().trigger() instanceof Trigger.Event event)) {
            return Stream.of();
        }
        return scene.calls().stream()
                .filter(call -> event.source().equals(raised(call)))
                .map(call -> Guard.told(
                        KIND,
                        call.id(),
                        new Wording(
                                titles -> Wording.named(titles) + " raises the event that starts it.",
                                titles -> Wording.named(titles) + " raises the event that starts this workflow.",
                                "Each run starts another; nothing but a filter on the event ends that.")));
    }

    /** The source of the event that a call tells Parley of; empty when it tells none. */
    private static String raised(Node.Call call) {
        boolean tells = call.with().path("url").asString("").matches("https?://[^/]+/api/events/?");
        return tells ? call.with().path("body").path("source").asString("") : "";
    }
}
