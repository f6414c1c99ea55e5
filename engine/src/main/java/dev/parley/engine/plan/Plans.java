package dev.parley.engine.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import java.util.NoSuchElementException;

/** An interpreter for each workflow revision in use. Revisions are immutable, so nothing here grows stale. */
public final class Plans {
    private final WorkflowCatalog catalog;
    private final Expressions expressions;
    private final Cache<Key, Interpreter> interpreters =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public Plans(WorkflowCatalog catalog, Expressions expressions) {
        this.catalog = catalog;
        this.expressions = expressions;
    }

    /**
     * @throws NoSuchElementException when there is no such revision
     * @throws IllegalArgumentException when it cannot run at all
     */
    public Interpreter interpreter(OrgId org, WorkflowRef ref) {
        return interpreters.get(new Key(org, ref), this::compile);
    }

    private Interpreter compile(Key key) {
        StoredWorkflow stored = catalog.revision(key.org(), key.ref())
                .orElseThrow(() -> new NoSuchElementException("There is no workflow "
                        + key.ref().id() + " with revision " + key.ref().revision()));
        try {
            return new Interpreter(Plan.of(stored.workflow(), expressions));
        } catch (ExpressionException e) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot run: %s".formatted(stored.workflow().name(), e.getMessage()), e);
        }
    }

    private record Key(OrgId org, WorkflowRef ref) {}
}
