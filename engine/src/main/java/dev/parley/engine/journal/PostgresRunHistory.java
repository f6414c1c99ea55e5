package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reads runs from the journal and its projections. */
public final class PostgresRunHistory implements RunHistory {
    /**
     * LIMIT 1 has each run look up its workflow, in the order of the index and until the page is full; a plain join tempts the planner to
     * join a million runs and to sort them.
     */
    private static final String SELECT_RUN = """
            SELECT run.id, run.workflow_id, run.revision, run.mode, run.trigger, run.status, run.started_at, run.ended_at,
                   run.output, run.error, run.origin, def.name, def.version
            FROM run, LATERAL (
                SELECT name, version FROM workflow_revision AS def
                WHERE def.org_id = run.org_id AND def.workflow_id = run.workflow_id AND def.revision = run.revision LIMIT 1) AS def
            WHERE run.org_id = :org
            """;

    private static final String SELECT_OUTLINE = SELECT_RUN.replace("run.output,", "NULL AS output,");

    /** Bytes of outputs as they are stored, after which a list has no further run. */
    private static final int MUCH_IN_A_LIST = 4 << 20;

    private static final String WEIGHED = """
            SELECT * FROM (
                SELECT *, sum(weight) OVER (ORDER BY id DESC) - weight AS above
                FROM (SELECT *, coalesce(pg_column_size(output), 0) AS weight FROM (%s) AS run) AS run) AS run
            WHERE above < """ + MUCH_IN_A_LIST + " ORDER BY id DESC";

    private static final String SELECT_APPROVAL = """
            SELECT a.id, a.run_id, a.node, a.kind, a.question, a.state, a.asked_at, a.expires_at, a.decided_at, a.decision, def.name
            FROM approval AS a, LATERAL (
                SELECT def.name FROM run JOIN workflow_revision AS def
                  ON def.org_id = run.org_id AND def.workflow_id = run.workflow_id AND def.revision = run.revision
                WHERE run.org_id = a.org_id AND run.id = a.run_id LIMIT 1) AS def
            WHERE a.org_id = :org
            """;

    private final JdbcClient jdbc;
    private final RunEvents events;
    private final Courses courses;

    public PostgresRunHistory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.events = new RunEvents(jdbc);
        this.courses = new Courses(jdbc);
    }

    @Override
    public Optional<RunSummary> find(OrgId org, RunId run) {
        return jdbc.sql(SELECT_RUN + "AND run.id = :run")
                .param("org", org.value())
                .param("run", run.value())
                .query(PostgresRunHistory::summary)
                .optional();
    }

    @Override
    public List<RunSummary> list(OrgId org, RunFilter filter, @Nullable RunId before, int limit) {
        return list(SELECT_RUN, WEIGHED, org, filter, before, limit);
    }

    @Override
    public List<RunSummary> outline(OrgId org, RunFilter filter, @Nullable RunId before, int limit) {
        return list(SELECT_OUTLINE, "%s", org, filter, before, limit);
    }

    private List<RunSummary> list(
            String select, String within, OrgId org, RunFilter filter, @Nullable RunId before, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql(within.formatted(select + chosenBy(filter, before)))
                .param("org", org.value())
                .param("limit", limit);
        if (filter.workflow() != null) {
            query = query.param("workflow", filter.workflow().value());
        }
        if (filter.status() != null) {
            query = query.param("status", filter.status().name());
        }
        if (filter.since() != null) {
            query = query.param("since", firstAt(filter.since()));
        }
        if (filter.until() != null) {
            query = query.param("until", firstAt(filter.until()));
        }
        if (before != null) {
            query = query.param("before", before.value());
        }
        return query.query(PostgresRunHistory::summary).list();
    }

    /** Times are asked for by the ids, which sort by them: the order of the index and of the partitions. */
    private static String chosenBy(RunFilter filter, @Nullable RunId before) {
        RunStatus status = filter.status();
        return (filter.workflow() == null ? "" : "AND run.workflow_id = :workflow ")
                // A partial index is only taken for what says that it is about the index's rows.
                + (status == null || status == RunStatus.SUCCEEDED ? "" : "AND run.status <> 'SUCCEEDED' ")
                + (status == null ? "" : "AND run.status = :status ")
                + (filter.mode() == null
                        ? ""
                        : "AND run.mode = '" + filter.mode().name() + "' ")
                + (filter.since() == null ? "" : "AND run.id >= :since ")
                + (filter.until() == null ? "" : "AND run.id < :until ")
                + (before == null ? "" : "AND run.id < :before ")
                + "ORDER BY run.id DESC LIMIT :limit";
    }

    /** What no id of that millisecond or later is below. */
    private static UUID firstAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    @Override
    public Optional<RunStarted> beginning(OrgId org, RunId run) {
        return events.first(org, run)
                .map(RecordedEvent::event)
                .filter(RunStarted.class::isInstance)
                .map(RunStarted.class::cast);
    }

    @Override
    public List<RecordedEvent> events(OrgId org, RunId run) {
        return events.of(org, run);
    }

    @Override
    public WholeRun whole(OrgId org, RunId run, long mostChars) {
        return events.whole(org, run, mostChars);
    }

    @Override
    public Optional<RunFinished> ending(OrgId org, RunId run) {
        return events.ending(org, run);
    }

    @Override
    public Stream<RecordedEvent> eventsInPieces(OrgId org, RunId run) {
        return events.inPieces(org, run);
    }

    @Override
    public List<Span> trace(OrgId org, RunId run) {
        return Trace.of(events.of(org, run).stream());
    }

    @Override
    public TracePart trace(OrgId org, RunId run, TraceCursor from) {
        return PartReading.of(events.inPieces(org, run, from.seq()).iterator(), from, TracePart.MOST_CHARS);
    }

    @Override
    public List<Span> outline(OrgId org, RunId run) {
        return Trace.outline(events.inPieces(org, run));
    }

    @Override
    public TraceNews follow(OrgId org, RunId run, long told) {
        return new TraceNews(seq -> events.piece(org, run, seq), told);
    }

    @Override
    public List<ApprovalSummary> approvals(OrgId org, boolean pendingOnly, int limit) {
        return withCourses(
                org,
                jdbc.sql(SELECT_APPROVAL + (pendingOnly ? "AND a.state = 'pending' " : "")
                                + "ORDER BY a.asked_at DESC LIMIT :limit")
                        .param("org", org.value())
                        .param("limit", limit)
                        .query(PostgresRunHistory::approvalSummary)
                        .list());
    }

    @Override
    public Optional<ApprovalSummary> approval(OrgId org, String approvalId) {
        return runOf(approvalId)
                .map(run -> jdbc.sql(SELECT_APPROVAL + "AND a.run_id = :run AND a.id = :id")
                        .param("org", org.value())
                        .param("run", run)
                        .param("id", approvalId)
                        .query(PostgresRunHistory::approvalSummary)
                        .list())
                .flatMap(found -> withCourses(org, found).stream().findFirst());
    }

    private List<ApprovalSummary> withCourses(OrgId org, List<ApprovalSummary> questions) {
        Map<String, Course> known = courses.of(
                org, questions.stream().map(question -> question.run().value()).toList());
        return questions.stream()
                .map(question -> Optional.ofNullable(known.get(question.id()))
                        .map(question::in)
                        .orElse(question))
                .toList();
    }

    /** An approval's id begins with its run's. Empty for what is no such id. */
    private static Optional<UUID> runOf(String approvalId) {
        try {
            return Optional.of(UUID.fromString(approvalId.split("\\.", 2)[0]));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static RunSummary summary(ResultSet row, int index) throws SQLException {
        String output = row.getString("output");
        String error = row.getString("error");
        UUID origin = row.getObject("origin", UUID.class);
        return new RunSummary(
                new RunId(row.getObject("id", UUID.class)),
                new WorkflowRef(new WorkflowId(row.getObject("workflow_id", UUID.class)), row.getInt("revision")),
                row.getString("name"),
                row.getObject("version", Integer.class),
                Mode.valueOf(row.getString("mode")),
                row.getString("trigger"),
                RunStatus.valueOf(row.getString("status")),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"),
                output == null ? null : EventJson.tree(output),
                error == null ? null : EventJson.MAPPER.readValue(error, StepError.class),
                origin == null ? null : new RunId(origin));
    }

    private static ApprovalSummary approvalSummary(ResultSet row, int index) throws SQLException {
        JsonNode question = EventJson.tree(row.getString("question"));
        String decision = row.getString("decision");
        JsonNode decided = EventJson.tree(decision == null ? "{}" : decision);
        return new ApprovalSummary(
                row.getString("id"),
                new RunId(row.getObject("run_id", UUID.class)),
                StepId.parse(row.getString("node")),
                row.getString("kind"),
                row.getString("name"),
                question.path("approvers").valueStream().map(JsonNode::asString).toList(),
                question.path("message").asString(),
                fields(question),
                row.getString("state"),
                Course.EMPTY,
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "expires_at"),
                text(decided.path("by").path("name")),
                text(decided.path("comment")),
                decided.get("values"),
                instant(row, "decided_at"));
    }

    private static List<Trigger.Input> fields(JsonNode question) {
        return question.path("fields")
                .valueStream()
                .map(field -> EventJson.MAPPER.treeToValue(field, Trigger.Input.class))
                .toList();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
