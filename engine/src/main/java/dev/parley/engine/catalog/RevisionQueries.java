package dev.parley.engine.catalog;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog.Hook;
import dev.parley.engine.catalog.WorkflowCatalog.Topic;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads workflows and their revisions. */
final class RevisionQueries {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String SELECT = """
            SELECT w.org_id, w.id, w.home, w.hook_token, r.revision, r.version, r.definition, r.saved_at, r.saved_by
            FROM workflow w JOIN workflow_revision r ON r.org_id = w.org_id AND r.workflow_id = w.id
            """;

    private final JdbcClient jdbc;

    RevisionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredWorkflow> newest(OrgId org, WorkflowId id) {
        return one("WHERE w.org_id = ? AND w.id = ? AND r.revision = w.newest", org.value(), id.value());
    }

    Optional<StoredWorkflow> live(OrgId org, WorkflowId id) {
        return one("WHERE w.org_id = ? AND w.id = ? AND r.revision = w.live_revision", org.value(), id.value());
    }

    List<StoredWorkflow> liveNamed(OrgId org, String name) {
        return jdbc.sql(SELECT + "WHERE w.org_id = ? AND lower(r.name) = lower(?) AND r.revision = w.live_revision")
                .params(org.value(), name)
                .query(RevisionQueries::stored)
                .list();
    }

    Optional<StoredWorkflow> find(OrgId org, WorkflowRef ref) {
        return one(
                "WHERE w.org_id = ? AND w.id = ? AND r.revision = ?",
                org.value(),
                ref.id().value(),
                ref.revision());
    }

    List<StoredWorkflow> versions(OrgId org, WorkflowId id) {
        return jdbc.sql(SELECT + "WHERE w.org_id = ? AND w.id = ? AND r.version IS NOT NULL ORDER BY r.version DESC")
                .params(org.value(), id.value())
                .query(RevisionQueries::stored)
                .list();
    }

    List<StoredWorkflow> listeners(OrgId org, Topic topic) {
        return jdbc.sql(SELECT + """
                JOIN subscription s ON s.org_id = r.org_id AND s.workflow_id = r.workflow_id AND s.revision = r.revision
                WHERE s.org_id = ? AND s.kind = ? AND s.name = ?
                """)
                .params(org.value(), topic.kind(), topic.name())
                .query(RevisionQueries::stored)
                .list();
    }

    /** The token is unguessable and names the organization, so it is the one query that is not given one. */
    Optional<Hook> byToken(String token, @Nullable Integer version) {
        String which = version == null ? "r.revision = w.live_revision" : "r.version = " + version;
        return jdbc.sql(SELECT + "WHERE w.hook_token = ? AND " + which)
                .params(token)
                .query((row, index) -> new Hook(new OrgId(row.getObject("org_id", UUID.class)), stored(row, index)))
                .optional();
    }

    List<WorkflowSummary> list(OrgId org) {
        return jdbc.sql("""
                SELECT w.id, r.name, r.trigger_kind, w.newest, w.live_version, w.updated_at
                FROM workflow w JOIN workflow_revision r
                  ON r.org_id = w.org_id AND r.workflow_id = w.id AND r.revision = w.newest
                WHERE w.org_id = ? ORDER BY w.updated_at DESC
                """)
                .params(org.value())
                .query((row, _) -> new WorkflowSummary(
                        new WorkflowId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("trigger_kind"),
                        row.getInt("newest"),
                        row.getObject("live_version", Integer.class),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    List<StoredWorkflow> current(OrgId org) {
        return jdbc.sql(SELECT + """
                WHERE w.org_id = ? AND r.revision IN (w.newest, w.live_revision)
                ORDER BY w.updated_at DESC, r.revision DESC
                """)
                .params(org.value())
                .query(RevisionQueries::stored)
                .list();
    }

    private Optional<StoredWorkflow> one(String where, Object... params) {
        return jdbc.sql(SELECT + where)
                .params(params)
                .query(RevisionQueries::stored)
                .optional();
    }

    private static StoredWorkflow stored(ResultSet row, int index) throws SQLException {
        Workflow workflow = workflow(row.getString("definition"));
        Integer version = row.getObject("version", Integer.class);
        boolean hasHook = version != null && workflow.trigger() instanceof Trigger.Webhook;
        return new StoredWorkflow(
                new WorkflowRef(new WorkflowId(row.getObject("id", UUID.class)), row.getInt("revision")),
                workflow,
                version,
                hasHook ? row.getString("hook_token") : null,
                row.getString("home"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }

    private static Workflow workflow(String definition) {
        try {
            return WorkflowJson.read(MAPPER.readTree(definition)).workflow();
        } catch (WorkflowSyntaxException e) {
            throw new IllegalStateException("A stored workflow cannot be read any more: " + e.getMessage(), e);
        }
    }
}
