package dev.parley.bot.narrator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The workflow revisions that runs are pinned to; immutable, hence remembered. */
@Component
class Revisions {
    private final WorkflowCatalog catalog;
    private final Expressions expressions;
    private final Cache<Pinned, StoredWorkflow> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Revisions(WorkflowCatalog catalog, Expressions expressions) {
        this.catalog = catalog;
        this.expressions = expressions;
    }

    private record Pinned(OrgId org, WorkflowRef ref) {}

    /** @throws IllegalStateException when the revision is gone, which the catalog never lets happen to one that ran */
    StoredWorkflow of(OrgId org, RunStarted started) {
        return known.get(
                new Pinned(org, started.workflow()),
                pinned -> catalog.revision(pinned.org(), pinned.ref())
                        .orElseThrow(() -> new IllegalStateException("There is no " + pinned.ref())));
    }

    /** Where a run reports: to whom asked for it, else at its workflow's home; empty when nowhere. */
    Optional<Place> place(OrgId org, RunStarted started) {
        String conversation = started.replyTo() == null ? of(org, started).home() : started.replyTo();
        return Optional.ofNullable(conversation).map(id -> new Place(org, id));
    }

    /** The state that these events lead to. */
    RunState fold(StoredWorkflow workflow, RunId run, List<RecordedEvent> events) {
        try {
            return new Interpreter(Plan.of(workflow.workflow(), expressions)).fold(run, events);
        } catch (ExpressionException broken) {
            throw new IllegalStateException("A workflow that ran does not compile any more", broken);
        }
    }
}
