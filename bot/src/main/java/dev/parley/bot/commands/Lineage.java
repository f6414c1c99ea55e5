package dev.parley.bot.commands;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.WorkflowDiff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow through time.
 *
 * @param versions those published, newest first
 * @param live null when none was published
 * @param draft the newest revision, if it does something else than what is live; null when there is nothing new
 */
record Lineage(
        StoredWorkflow newest,
        List<StoredWorkflow> versions,
        @Nullable StoredWorkflow live,
        @Nullable StoredWorkflow draft) {

    /** Empty when there is no such workflow (any more). */
    static Optional<Lineage> of(WorkflowCatalog catalog, OrgId org, WorkflowId id) {
        return catalog.newest(org, id).map(newest -> {
            StoredWorkflow live = catalog.live(org, id).orElse(null);
            boolean isNew = newest.version() == null
                    && (live == null || !diff(live, newest).isEmpty());
            return new Lineage(newest, catalog.versions(org, id), live, isNew ? newest : null);
        });
    }

    static WorkflowDiff diff(StoredWorkflow before, StoredWorkflow after) {
        return WorkflowDiff.between(before.workflow(), after.workflow());
    }

    WorkflowId id() {
        return newest.ref().id();
    }

    String name() {
        return newest.workflow().name();
    }

    /** @param said {@code live}, {@code draft} or a number */
    Optional<StoredWorkflow> find(String said) {
        return switch (said) {
            case "live" -> Optional.ofNullable(live);
            case "draft" -> Optional.ofNullable(draft);
            default ->
                versions.stream()
                        .filter(some -> String.valueOf(some.version()).equals(said.replaceFirst("^0+(?=\\d)", "")))
                        .findFirst();
        };
    }

    /** The version before this one; empty for the first. */
    Optional<StoredWorkflow> before(StoredWorkflow version) {
        return versions.stream().skip(versions.indexOf(version) + 1L).findFirst();
    }

    boolean isLive(StoredWorkflow some) {
        return live != null && live.ref().equals(some.ref());
    }
}
