package dev.parley.bot.imports;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Which live workflows use which operations. */
class Uses {
    private final WorkflowCatalog catalog;

    Uses(WorkflowCatalog catalog) {
        this.catalog = catalog;
    }

    /** A live workflow and those of the operations asked about that it uses. */
    record Use(WorkflowId id, String name, List<String> operations) {}

    List<Use> of(OrgId org, Predicate<String> operation) {
        return catalog.list(org).stream()
                .filter(workflow -> workflow.liveVersion() != null)
                .map(workflow -> use(org, workflow, operation))
                .filter(use -> !use.operations().isEmpty())
                .toList();
    }

    private Use use(OrgId org, WorkflowSummary workflow, Predicate<String> operation) {
        List<String> used = catalog.live(org, workflow.id()).stream()
                .flatMap(live -> live.workflow().nodes().stream())
                .map(node -> node instanceof Node.Call call ? call.operation() : null)
                .filter(Objects::nonNull)
                .filter(operation)
                .distinct()
                .toList();
        return new Use(workflow.id(), workflow.name(), used);
    }
}
