package dev.parley.engine.workflow;

import java.util.Comparator;
import java.util.List;

/** JSON that cannot be read as a workflow; the findings say where and how to mend it, errors first. */
public final class WorkflowSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public WorkflowSyntaxException(List<Finding> findings) {
        super(findings.getFirst().message());
        this.findings = List.copyOf(findings);
    }

    static void throwIfAnyError(List<Finding> findings) throws WorkflowSyntaxException {
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new WorkflowSyntaxException(findings.stream()
                    .sorted(Comparator.comparing(Finding::severity))
                    .toList());
        }
    }

    public List<Finding> findings() {
        return findings;
    }
}
