package dev.parley.engine.catalog;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes workflows and their revisions, within its caller's transaction. */
final class RevisionUpdates {
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RevisionUpdates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether there is such a workflow, which nobody else changes until the transaction ends */
    boolean lock(OrgId org, WorkflowId id) {
        return jdbc.sql("SELECT 1 FROM workflow WHERE org_id = ? AND id = ? FOR UPDATE")
                .params(org.value(), id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** A workflow without a revision yet. */
    void addWorkflow(OrgId org, WorkflowId id, @Nullable String home) {
        jdbc.sql("""
                INSERT INTO workflow (org_id, id, home, hook_token, newest, updated_at) VALUES (?, ?, ?, ?, 0, ?)
                """).params(org.value(), id.value(), home, newToken(), now()).update();
    }

    /** A workflow for a revision from elsewhere, unless there is one of its id. */
    void addWorkflowOf(OrgId org, WorkflowRef ref) {
        jdbc.sql("""
                INSERT INTO workflow (org_id, id, hook_token, newest, updated_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (org_id, id) DO NOTHING
                """)
                .params(org.value(), ref.id().value(), newToken(), ref.revision(), now())
                .update();
    }

    /** Makes room for a revision from elsewhere. @return false where the workflow is live here and this would be its newest */
    boolean makeRoom(OrgId org, WorkflowRef ref) {
        return jdbc.sql("""
                        UPDATE workflow SET newest = greatest(newest, :revision)
                        WHERE org_id = :org AND id = :id AND (live_revision IS NULL OR newest > :revision)
                        """)
                        .param("org", org.value())
                        .param("id", ref.id().value())
                        .param("revision", ref.revision())
                        .update()
                > 0;
    }

    /** The next revision of a workflow. */
    WorkflowRef add(OrgId org, WorkflowId id, Workflow draft, Actor by) {
        int revision = jdbc.sql("""
                UPDATE workflow SET newest = newest + 1, updated_at = ? WHERE org_id = ? AND id = ? RETURNING newest
                """)
                .params(now(), org.value(), id.value())
                .query(Integer.class)
                .single();
        WorkflowRef ref = new WorkflowRef(id, revision);
        insert(org, ref, draft, by);
        return ref;
    }

    void insert(OrgId org, WorkflowRef ref, Workflow draft, Actor by) {
        jdbc.sql("""
                INSERT INTO workflow_revision
                    (org_id, workflow_id, revision, name, trigger_kind, definition, saved_at, saved_by)
                VALUES (?, ?, ?, ?, ?, ?::json, ?, ?)
                """)
                .params(
                        org.value(),
                        ref.id().value(),
                        ref.revision(),
                        draft.name(),
                        draft.trigger().kind(),
                        WorkflowJson.write(draft).toString(),
                        now(),
                        by.name())
                .update();
    }

    /** The next version, of a revision that is none yet. */
    void giveVersion(OrgId org, WorkflowRef ref) {
        jdbc.sql("""
                UPDATE workflow_revision SET version = (
                    SELECT coalesce(max(version), 0) + 1 FROM workflow_revision WHERE org_id = :org AND workflow_id = :id)
                WHERE org_id = :org AND workflow_id = :id AND revision = :revision AND version IS NULL
                """)
                .param("org", org.value())
                .param("id", ref.id().value())
                .param("revision", ref.revision())
                .update();
    }

    void makeLive(OrgId org, WorkflowRef ref) {
        jdbc.sql("""
                UPDATE workflow SET live_revision = :revision, updated_at = :now, live_version = (
                    SELECT version FROM workflow_revision
                    WHERE org_id = :org AND workflow_id = :id AND revision = :revision)
                WHERE org_id = :org AND id = :id
                """)
                .param("org", org.value())
                .param("id", ref.id().value())
                .param("revision", ref.revision())
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
