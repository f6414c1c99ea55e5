package dev.parley.engine.workflow;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.util.List;

/** Everything that can be said about a workflow before it runs. */
public final class WorkflowRules {
    private final Expressions expressions;
    private final OperationCatalog operations;

    public WorkflowRules(Expressions expressions, OperationCatalog operations) {
        this.expressions = expressions;
        this.operations = operations;
    }

    /** All findings, errors first; empty when there is nothing to say. */
    public List<Finding> check(Workflow workflow) {
        throw new UnsupportedOperationException();
    }
}
