package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.HashMap;
import java.util.Map;

/** A workflow made ready to run: steps by loop and in topological order, expressions compiled. Immutable. */
public final class Plan {
    private final Workflow workflow;
    private final Level top;
    private final Map<NodeId, Step> steps = new HashMap<>();

    private Plan(Workflow workflow, Level top) {
        this.workflow = workflow;
        this.top = top;
        index(top);
    }

    private void index(Level level) {
        level.steps().forEach((id, step) -> {
            steps.put(id, step);
            index(step.body());
        });
    }

    /**
     * @throws ExpressionException when an expression does not compile
     * @throws IllegalArgumentException when the arrows form a circle or lead nowhere; {@code WorkflowRules} says where
     */
    public static Plan of(Workflow workflow, Expressions expressions) throws ExpressionException {
        return new Plan(workflow, Levels.of(workflow, expressions));
    }

    public Workflow workflow() {
        return workflow;
    }

    /** The steps outside of loops. */
    Level top() {
        return top;
    }

    /** @throws IllegalArgumentException when there is no such step */
    Step step(NodeId id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("Workflow \"" + workflow.name() + "\" has no step \"" + id + "\"");
        }
        return step;
    }

    public boolean has(NodeId id) {
        return steps.containsKey(id);
    }

    /** @throws IllegalArgumentException when there is no such step */
    public Node node(NodeId id) {
        return step(id).node();
    }
}
