package dev.parley.bot.search;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The organization's workflows, by their names and by what their steps are called. */
@Component
class WorkflowFindables implements Findables {
    private final WorkflowCatalog catalog;

    WorkflowFindables(WorkflowCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Stream<Findable> of(OrgId org) {
        return catalog.current(org).stream()
                .map(stored -> new Findable(
                        "workflow",
                        stored.ref().id().toString(),
                        stored.workflow().name(),
                        stored.workflow().trigger().kind(),
                        text(stored.workflow())));
    }

    private static String text(Workflow workflow) {
        return workflow.nodes().stream()
                .map(WorkflowFindables::words)
                .collect(Collectors.joining(", ", workflow.name() + ". ", ""));
    }

    private static String words(Node node) {
        String title = node.settings().title();
        return title == null ? node.use().replace('.', ' ').replace('_', ' ') : title;
    }
}
