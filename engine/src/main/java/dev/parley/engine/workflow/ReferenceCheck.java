package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the expressions of one step read, by path such as {@code classify.output.label}. */
final class ReferenceCheck {
    private static final Set<String> ROOTS = Set.of("trigger", "input", "run", "each");
    private static final List<String> STEP_FIELDS = List.of("output", "status", "error");
    private static final List<String> ITEM_FIELDS = List.of("item", "index");
    private static final List<String> ROUND_FIELDS = List.of("iteration");
    private static final String EVENT = "event";
    private static final List<String> TRIGGER_FIELDS = List.of("output", "type");

    private final NodeId step;
    private final Graph graph;
    private final Set<NodeId> before;
    private final List<NodeId> enclosing;
    private final Certainty certainty;

    ReferenceCheck(NodeId step, Graph graph, Certainty certainty) {
        this.step = step;
        this.graph = graph;
        this.before = graph.before(step);
        this.enclosing = graph.node(step).map(graph::containers).orElse(List.of());
        this.certainty = certainty;
    }

    /** All that an expression reads. Where it asks for a step's status, it knows that the step may not have run. */
    Stream<Finding> check(WrittenExpression written, List<Review.Read> reads) {
        Set<String> paths = reads.stream().map(Review.Read::path).collect(Collectors.toSet());
        return reads.stream().flatMap(read -> check(written, read, paths));
    }

    private Stream<Finding> check(WrittenExpression written, Review.Read read, Set<String> alsoRead) {
        return check(written.where(), read.path(), alsoRead)
                .map(finding -> new Finding(
                        finding.severity(),
                        finding.code(),
                        finding.where(),
                        finding.message().replaceFirst("^Step \"[^\"]*\"", "$0" + Excerpt.place(read.position()))
                                + Excerpt.of(written.text(), read.position()),
                        finding.hint()));
    }

    /** Whether a root is there for this step at all; what is not needs no second finding about its fields. */
    boolean mayRead(String root) {
        return ROOTS.contains(root) || before.contains(new NodeId(root));
    }

    private Stream<Finding> check(String where, String path, Set<String> alsoRead) {
        String[] parts = path.split("[.\\[]", 3);
        String field = parts.length > 1 ? parts[1] : "";
        if (parts[0].equals(EVENT) && where.equals(step + ".with.match")) {
            return Stream.of();
        }
        if (ROOTS.contains(parts[0])) {
            return ofRoot(where, parts[0], field);
        }
        return graph.node(new NodeId(parts[0])).isEmpty()
                ? Stream.of(unknown(where, parts[0]))
                : ofStep(where, new NodeId(parts[0]), field, alsoRead);
    }

    private Stream<Finding> ofRoot(String where, String root, String field) {
        if (root.equals("each")) {
            return loopAt(where)
                    .map(loop -> ofEach(where, root, field, loop))
                    .orElseGet(() -> Stream.of(outsideOfLoops(where)));
        }
        return root.equals("trigger") && !field.isEmpty() && !TRIGGER_FIELDS.contains(field)
                ? Stream.of(field(where, root, field, TRIGGER_FIELDS))
                : Stream.of();
    }

    /** The loop whose rounds this expression belongs to. */
    private Optional<Node.Container> loopAt(String where) {
        Optional<Node> node = graph.node(step);
        if (node.orElse(null) instanceof Node.Repeat repeat && where.equals(step + ".with.until")) {
            return Optional.of(repeat);
        }
        return node.map(it -> it.settings().in())
                .flatMap(graph::node)
                .flatMap(it -> it instanceof Node.Container loop ? Optional.of(loop) : Optional.empty());
    }

    private Stream<Finding> ofEach(String where, String root, String field, Node.Container loop) {
        List<String> known = loop instanceof Node.ForEach ? ITEM_FIELDS : ROUND_FIELDS;
        return field.isEmpty() || known.contains(field) ? Stream.of() : Stream.of(field(where, root, field, known));
    }

    private Finding outsideOfLoops(String where) {
        return Finding.error(
                "unknown_reference",
                where,
                "Step \"" + step + "\" reads \"each\", which is there only within a loop.",
                "Read the step that has the list instead.");
    }

    private Finding unknown(String where, String name) {
        List<String> known = new ArrayList<>(graph.names());
        known.addAll(List.of("trigger", "input", "run"));
        return Finding.error(
                "unknown_reference",
                where,
                "Step \"" + step + "\" reads \"" + name + "\", which is no step.",
                Nearest.suggestion(name, known));
    }

    private Stream<Finding> ofStep(String where, NodeId read, String field, Set<String> alsoRead) {
        if (isOwnRound(where, read)) {
            return field.isEmpty() || STEP_FIELDS.contains(field)
                    ? Stream.of()
                    : Stream.of(field(where, read.value(), field, STEP_FIELDS));
        }
        if (enclosing.contains(read)) {
            return graph.node(read).orElse(null) instanceof Node.Container loop
                    ? ofEach(where, read.value(), field, loop)
                    : Stream.of();
        }
        if (read.equals(step)) {
            return Stream.of(Finding.error(
                    "self_reference",
                    where,
                    "Step \"" + step + "\" reads its own result, which is not there before it ran.",
                    "Read an earlier step."));
        }
        if (!before.contains(read)) {
            Optional<NodeId> loop = graph.node(read).map(node -> node.settings().in());
            if (loop.isPresent() && before.contains(loop.get())) {
                return Stream.of(Finding.error(
                        "reference_into_loop",
                        where,
                        "Step \"" + step + "\" reads \"" + read + "\", which runs once for each round of the loop \""
                                + loop.get() + "\".",
                        "Read " + loop.get() + ".output.results, the list of what its last steps gave."));
            }
            return Stream.of(Finding.error(
                    "forward_reference",
                    where,
                    "Step \"" + step + "\" reads \"" + read + "\", which does not run before it.",
                    "Draw a way from \"" + read + "\" to \"" + step + "\", or read an earlier step."));
        }
        if (!field.isEmpty() && !STEP_FIELDS.contains(field)) {
            return Stream.of(field(where, read.value(), field, STEP_FIELDS));
        }
        return field.equals("output") && !certainty.isDone(read, step) && !alsoRead.contains(read + ".status")
                ? Stream.of(Finding.warn(
                        "maybe_skipped",
                        where,
                        "Step \"" + step + "\" reads the output of \"" + read + "\", which may not have run by then.",
                        "Ask first: " + read + ".status == 'succeeded' ? … : …"))
                : Stream.of();
    }

    /** What a repeat asks after each round may read the steps of that round. */
    private boolean isOwnRound(String where, NodeId read) {
        return where.equals(step + ".with.until")
                && graph.node(read)
                        .filter(node -> step.equals(node.settings().in()))
                        .isPresent();
    }

    private Finding field(String where, String root, String field, List<String> known) {
        return Finding.error(
                "unknown_reference",
                where,
                "Step \"" + step + "\" reads " + root + "." + field + ", but \"" + root + "\" has only "
                        + String.join(", ", known) + ".",
                Nearest.to(field, known)
                        .map(name -> "Did you mean " + root + "." + name + "?")
                        .orElse("Did you mean " + root + ".output." + field + "?"));
    }
}
