package dev.parley.bot.picture;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.Map;

/** Draws a workflow as a small SVG for a draft card, a run message or a page. A draft with mistakes can be drawn too. */
public final class WorkflowPicture {
    private WorkflowPicture() {}

    /**
     * @param statuses of the steps (and the trigger) of a run; empty for a draft
     * @return one {@code <svg>} element, safe to put into a page as it is
     */
    public static String svg(Workflow workflow, Map<NodeId, StepStatus> statuses) {
        var cards = new ArrayList<Card>();
        cards.add(Card.of(workflow.trigger(), statuses.get(NodeId.TRIGGER)));
        workflow.nodes().forEach(node -> cards.add(Card.of(node, statuses.get(node.id()))));
        return Svg.of(LayeredLayout.of(cards, workflow.edges(), Nesting.of(workflow)), workflow.name());
    }
}
