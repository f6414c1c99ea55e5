package dev.parley.engine.workflow;

import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be said about a workflow before it runs. */
public final class WorkflowRules {
    private final Rule limits = new LimitRule();
    private final List<Rule> rules;
    private final Expressions expressions;
    private final OperationCatalog operations;
    private final EventSources events;
    private final Prerequisites prerequisites;

    public WorkflowRules(Expressions expressions, OperationCatalog operations) {
        this(expressions, operations, EventSources.UNKNOWN);
    }

    public WorkflowRules(Expressions expressions, OperationCatalog operations, EventSources events) {
        this(expressions, operations, events, Prerequisites.UNKNOWN);
    }

    public WorkflowRules(
            Expressions expressions, OperationCatalog operations, EventSources events, Prerequisites prerequisites) {
        this.expressions = expressions;
        this.operations = operations;
        this.events = events;
        this.prerequisites = prerequisites;
        rules = List.of(
                new NameRule(),
                new TriggerRule(expressions, events),
                new ArrowRule(),
                new ShapeRule(),
                new OutcomeRule(),
                new StepRule(),
                new ContainerRule(),
                new OperationRule(operations, expressions),
                new ExpressionRule(expressions, operations));
    }

    /** With the operations of this organization besides those that everybody has. */
    public WorkflowRules of(OrgId org) {
        OperationCatalog theirs = operations.of(org);
        return theirs == operations ? this : new WorkflowRules(expressions, theirs, events, prerequisites);
    }

    /** All findings in this organization: with its operations, and with what it lacks. */
    public List<Finding> check(OrgId org, Workflow workflow) {
        return Stream.concat(of(org).check(workflow).stream(), prerequisites.missing(org, workflow).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** All findings, errors first; empty when there is nothing to say. */
    public List<Finding> check(Workflow workflow) {
        Graph graph = new Graph(workflow);
        List<Finding> tooMuch = limits.check(workflow, graph).toList();
        if (!tooMuch.isEmpty() && LimitRule.isTooLargeToCheck(workflow)) {
            return tooMuch;
        }
        return Stream.concat(tooMuch.stream(), rules.stream().flatMap(rule -> rule.check(workflow, graph)))
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
