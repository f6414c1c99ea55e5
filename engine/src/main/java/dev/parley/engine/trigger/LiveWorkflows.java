package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.Subscription;
import dev.parley.engine.catalog.WorkflowRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The live workflows with one kind of trigger, of all organizations; what went live or ceased to is seen at the next look. */
final class LiveWorkflows {
    private final WorkflowCatalog catalog;
    private final String kind;
    private Map<WorkflowRef, StoredWorkflow> known = Map.of();

    LiveWorkflows(WorkflowCatalog catalog, String kind) {
        this.catalog = catalog;
        this.kind = kind;
    }

    synchronized List<Live> look() {
        Map<WorkflowRef, StoredWorkflow> now = new HashMap<>();
        List<Live> live = new ArrayList<>();
        for (Subscription found : catalog.subscriptions(kind)) {
            StoredWorkflow workflow = known.get(found.workflow());
            if (workflow == null) {
                workflow = catalog.revision(found.org(), found.workflow()).orElse(null);
            }
            // Null when it was deleted between the two looks.
            if (workflow != null) {
                now.put(found.workflow(), workflow);
                live.add(new Live(found.org(), workflow, found.since()));
            }
        }
        known = now;
        return live;
    }

    /** @param since when it went live */
    record Live(OrgId org, StoredWorkflow workflow, Instant since) {}
}
