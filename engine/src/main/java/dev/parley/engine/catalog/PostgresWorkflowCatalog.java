package dev.parley.engine.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalog in PostgreSQL. Webhook tokens are looked up in memory; publishing empties that cache. */
public final class PostgresWorkflowCatalog implements WorkflowCatalog {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RevisionQueries revisions;
    private final RevisionUpdates updates;
    private final Schedules schedules;
    private final Subscriptions subscriptions;
    private final WorkflowRules rules;
    private final Cache<String, Hook> hooks = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public PostgresWorkflowCatalog(DataSource dataSource, WorkflowRules rules, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.revisions = new RevisionQueries(jdbc);
        this.updates = new RevisionUpdates(jdbc, clock);
        this.schedules = new Schedules(jdbc, clock);
        this.subscriptions = new Subscriptions(jdbc, clock);
        this.rules = rules;
    }

    @Override
    public StoredWorkflow create(OrgId org, Workflow draft, @Nullable String home, Actor by) {
        WorkflowId id = new WorkflowId(UUID.randomUUID());
        return inTransaction(() -> {
            updates.addWorkflow(org, id, home);
            return addRevision(org, id, draft, by);
        });
    }

    @Override
    public Optional<StoredWorkflow> saveDraft(OrgId org, WorkflowId id, Workflow draft, Actor by) {
        return inTransaction(
                () -> updates.lock(org, id) ? Optional.of(addRevision(org, id, draft, by)) : Optional.empty());
    }

    @Override
    public Optional<StoredWorkflow> saveDraftOnto(OrgId org, WorkflowRef newest, Workflow draft, Actor by) {
        return inTransaction(() -> {
            boolean isNewest = updates.lock(org, newest.id())
                    && newest(org, newest.id())
                            .filter(now -> now.ref().equals(newest))
                            .isPresent();
            return isNewest ? Optional.of(addRevision(org, newest.id(), draft, by)) : Optional.empty();
        });
    }

    @Override
    public boolean adopt(OrgId org, WorkflowRef ref, Workflow revision, Actor by) {
        return inTransaction(() -> {
            updates.addWorkflowOf(org, ref);
            updates.lock(org, ref.id());
            Optional<StoredWorkflow> known = revisions.find(org, ref);
            if (known.isPresent()) {
                return Adoption.isSame(known.get().workflow(), revision);
            }
            boolean isFree = updates.makeRoom(org, ref);
            if (isFree) {
                updates.insert(org, ref, revision, by);
            }
            return isFree;
        });
    }

    @Override
    public Optional<StoredWorkflow> newest(OrgId org, WorkflowId id) {
        return revisions.newest(org, id);
    }

    @Override
    public Optional<StoredWorkflow> live(OrgId org, WorkflowId id) {
        return revisions.live(org, id);
    }

    @Override
    public List<StoredWorkflow> liveNamed(OrgId org, String name) {
        return revisions.liveNamed(org, name);
    }

    @Override
    public Optional<StoredWorkflow> revision(OrgId org, WorkflowRef ref) {
        return revisions.find(org, ref);
    }

    @Override
    public List<StoredWorkflow> versions(OrgId org, WorkflowId id) {
        return revisions.versions(org, id);
    }

    @Override
    public List<WorkflowSummary> list(OrgId org) {
        return revisions.list(org);
    }

    @Override
    public List<StoredWorkflow> current(OrgId org) {
        return revisions.current(org);
    }

    @Override
    public StoredWorkflow publish(OrgId org, WorkflowId id, Actor by) throws InvalidWorkflowException {
        StoredWorkflow newest =
                newest(org, id).orElseThrow(() -> new NoSuchElementException("There is no workflow " + id));
        List<Finding> findings = validate(org, newest.workflow());
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidWorkflowException(findings);
        }
        return inTransaction(() -> makeLive(org, newest));
    }

    @Override
    public Optional<StoredWorkflow> rollback(OrgId org, WorkflowId id, int version, Actor by) {
        return inTransaction(() -> {
            updates.lock(org, id);
            return versions(org, id).stream()
                    .filter(stored -> Integer.valueOf(version).equals(stored.version()))
                    .findFirst()
                    .map(earlier -> makeLive(org, addRevision(org, id, earlier.workflow(), by)));
        });
    }

    @Override
    public boolean discard(OrgId org, WorkflowId id) {
        return jdbc.sql("""
                        DELETE FROM workflow WHERE org_id = ? AND id = ? AND live_revision IS NULL AND NOT EXISTS (
                            SELECT 1 FROM run
                            WHERE run.org_id = workflow.org_id AND run.workflow_id = workflow.id
                              AND run.status IN ('QUEUED', 'RUNNING', 'WAITING'))
                        """).params(org.value(), id.value()).update() > 0;
    }

    @Override
    public Optional<Hook> hook(String token) {
        return Optional.ofNullable(hooks.get(token, unknown -> findHook(unknown).orElse(null)));
    }

    @Override
    public List<StoredWorkflow> listeners(OrgId org, Topic topic) {
        return revisions.listeners(org, topic);
    }

    @Override
    public List<Subscription> subscriptions(String kind) {
        return subscriptions.of(kind);
    }

    @Override
    public List<Finding> validate(OrgId org, Workflow workflow) {
        return rules.check(org, workflow);
    }

    /** {@code token} follows the live version; {@code token.3} stays with version 3. */
    private Optional<Hook> findHook(String token) {
        int dot = token.indexOf('.');
        String secret = dot < 0 ? token : token.substring(0, dot);
        String version = dot < 0 ? "" : token.substring(dot + 1);
        if (!version.isEmpty() && !version.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return revisions
                .byToken(secret, version.isEmpty() ? null : Integer.valueOf(version))
                .filter(hook -> hook.workflow().workflow().trigger() instanceof Trigger.Webhook);
    }

    private StoredWorkflow makeLive(OrgId org, StoredWorkflow revision) {
        WorkflowRef ref = revision.ref();
        updates.lock(org, ref.id());
        if (revision.version() == null) {
            updates.giveVersion(org, ref);
        }
        updates.makeLive(org, ref);
        schedules.follow(org, ref.id(), revision.workflow().trigger());
        subscriptions.follow(org, ref, revision.workflow().trigger());
        return revisions.find(org, ref).orElseThrow();
    }

    private StoredWorkflow addRevision(OrgId org, WorkflowId id, Workflow draft, Actor by) {
        return revisions.find(org, updates.add(org, id, draft, by)).orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        hooks.invalidateAll();
        return result;
    }
}
