package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Another place for a step: "move the wait before the mail", "put the approval at the start". */
final class MoveWording implements Wording {
    private static final Pattern MOVE = Patterns.of("(?:move|put|shift|do|have|place) (?<ref>.{2,60})");
    private static final Pattern TO = Patterns.of(" to the (?=(?:very )?(?:end|start|beginning)$)");

    @Override
    public Optional<Understood> read(Saying saying) {
        String words = TO.matcher(saying.words()).replaceFirst(" at the ");
        return Position.in(words)
                .flatMap(position -> Patterns.all(MOVE, position.rest())
                        .filter(match ->
                                !saying.steps().find(match.group("ref")).isEmpty()
                                        && match.group("ref").matches("(?i)(?:the|that|step|it|\").*"))
                        .flatMap(match -> saying.on(match.group("ref"), node -> moved(saying, node, position))));
    }

    private static Optional<Understood> moved(Saying saying, Node node, Position position) {
        if (position.reference() == null) {
            return to(saying, node, position.side() == Place.Kind.START ? Place.START : Place.END);
        }
        return saying.onNamed(
                position.reference(),
                beside -> beside.equals(node)
                        ? Optional.empty()
                        : to(
                                saying,
                                node,
                                position.side() == Place.Kind.AFTER
                                        ? Place.after(beside.id())
                                        : Place.before(beside.id())));
    }

    private static Optional<Understood> to(Saying saying, Node node, Place place) {
        if (node instanceof Node.Container || node instanceof Node.If || node instanceof Node.Switch) {
            return Understood.no(
                    StepWords.quoted(node)
                            + " holds others together, so I cannot move it alone, and nothing changed. Remove it and say anew where it should be.");
        }
        Workflow alone = new Workflow(
                "", new Trigger.Manual(List.of()), List.of(node), List.of(new Edge(NodeId.TRIGGER, node.id(), null)));
        return Optional.of(new Understood.Change(
                List.of(new Edit.Remove(node.id()), new Edit.Insert(alone, place, null)),
                StepWords.quoted(node) + " comes " + Said.place(place, saying.workflow()) + " now.",
                List.of()));
    }
}
