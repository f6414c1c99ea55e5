package dev.parley.bot.picture;

import dev.parley.bot.picture.Layout.Arrow;
import dev.parley.bot.picture.Layout.Label;
import dev.parley.bot.picture.Layout.Placed;
import dev.parley.bot.picture.Layout.Point;
import dev.parley.bot.picture.Layout.Tone;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/** Places cards in layers from top to bottom, arrows in right angles between them. */
final class LayeredLayout {
    private static final int MIN_WIDTH = 176;
    private static final int MAX_WIDTH = 256;
    private static final int MARGIN = 16;
    private static final int FRAME_MARGIN = 20;
    private static final int LABEL_SIZE = 11;
    private static final int LABEL_HEIGHT = 20;
    private static final int LABEL_MAX_WIDTH = 120;

    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<NodeId, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<NodeId, Card> cards = new LinkedHashMap<>();
    private final Map<ElkEdge, Tone> tones = new LinkedHashMap<>();

    private LayeredLayout(List<Card> all, Nesting nesting) {
        // All of one width: the eye follows the text, not the edges of boxes.
        var desired = all.stream().mapToDouble(Card::desiredWidth).max().orElse(MIN_WIDTH);
        var width = Math.ceil(Math.clamp(desired, MIN_WIDTH, MAX_WIDTH) / 8) * 8;
        for (var card : all) {
            if (cards.putIfAbsent(card.id(), card) == null) {
                var node = ElkGraphUtil.createNode(graph);
                node.setDimensions(width, Card.HEIGHT);
                nodes.put(card.id(), node);
            }
        }
        nodes.forEach((id, node) -> {
            var loop = nesting.loopOf(id);
            if (loop != null) {
                node.setParent(nodes.get(loop));
            }
            if (nesting.hasMembers(id)) {
                arrange(node, new ElkPadding(Card.HEIGHT + 12, FRAME_MARGIN, FRAME_MARGIN, FRAME_MARGIN));
            }
        });
        arrange(graph, new ElkPadding(MARGIN));
    }

    /** Arrows from or to a step that does not exist, or into or out of a loop, are left out, as a draft may have them. */
    static Layout of(List<Card> cards, List<Edge> edges, Nesting nesting) {
        var layout = new LayeredLayout(cards, nesting);
        edges.forEach(layout::connect);
        new RecursiveGraphLayoutEngine().layout(layout.graph, new NullElkProgressMonitor());
        return layout.result();
    }

    private void connect(Edge edge) {
        var from = nodes.get(edge.from());
        var to = nodes.get(edge.to());
        if (from == null || to == null || from.getParent() != to.getParent()) {
            return;
        }
        var drawn = ElkGraphUtil.createSimpleEdge(from, to);
        tones.put(drawn, tone(edge));
        if (edge.when() != null && !edge.when().isBlank()) {
            var text = TextWidth.cut(edge.when().strip(), LABEL_SIZE, LABEL_MAX_WIDTH);
            var label = ElkGraphUtil.createLabel(text, drawn);
            label.setDimensions(TextWidth.of(text, LABEL_SIZE) + 16, LABEL_HEIGHT);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
    }

    private Tone tone(Edge edge) {
        var isSkipped = cards.get(edge.to()).status() == StepStatus.SKIPPED
                || cards.get(edge.from()).status() == StepStatus.SKIPPED;
        if (isSkipped) {
            return Tone.SKIPPED;
        }
        return edge.isErrorPath() ? Tone.ERROR : Tone.PLAIN;
    }

    private static void arrange(ElkNode graph, ElkPadding padding) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.PADDING, padding);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 32.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 24.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.0);
        // Arrows leave a card at one point and reach it at one: a tree reads easier than a comb.
        graph.setProperty(LayeredOptions.MERGE_EDGES, true);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        // Left to right as written, so that the picture does not jump when a step is added.
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    }

    private Layout result() {
        var placed = new ArrayList<Placed>();
        nodes.forEach((id, node) -> {
            var at = corner(node);
            var card = cards.get(id).fittedTo(node.getWidth());
            placed.add(new Placed(card, at.x(), at.y(), node.getWidth(), node.getHeight()));
        });
        var arrows = tones.entrySet().stream()
                .map(entry -> new Arrow(path(entry.getKey()), label(entry.getKey()), entry.getValue()))
                .toList();
        return new Layout(graph.getWidth(), graph.getHeight(), placed, arrows);
    }

    /** What ELK places, it places within the frame around it. */
    private static Point corner(ElkNode node) {
        if (node.getParent() == null) {
            return new Point(0, 0);
        }
        var frame = corner(node.getParent());
        return new Point(frame.x() + node.getX(), frame.y() + node.getY());
    }

    private static List<Point> path(ElkEdge edge) {
        var frame = corner(edge.getContainingNode());
        var points = new ArrayList<Point>();
        for (var section : edge.getSections()) {
            points.add(new Point(frame.x() + section.getStartX(), frame.y() + section.getStartY()));
            section.getBendPoints()
                    .forEach(bend -> points.add(new Point(frame.x() + bend.getX(), frame.y() + bend.getY())));
            points.add(new Point(frame.x() + section.getEndX(), frame.y() + section.getEndY()));
        }
        return points;
    }

    private static @Nullable Label label(ElkEdge edge) {
        var frame = corner(edge.getContainingNode());
        return edge.getLabels().stream()
                .map(label -> new Label(
                        label.getText(),
                        frame.x() + label.getX(),
                        frame.y() + label.getY(),
                        label.getWidth(),
                        label.getHeight()))
                .findFirst()
                .orElse(null);
    }
}
