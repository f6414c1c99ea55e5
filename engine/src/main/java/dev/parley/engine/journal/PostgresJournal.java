package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RecordedEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal in PostgreSQL: group commit into {@code run_event}, projections in the same transaction. */
public final class PostgresJournal implements Journal {
    private static final RowMapper<Located> LOCATED = (row, _) ->
            new Located(new OrgId(row.getObject("org_id", UUID.class)), new RunId(row.getObject("id", UUID.class)));

    /** More have smaller batches each: with few callers that costs more than it brings ({@code LanesBenchmark}). */
    private static final int LANES = 2;

    private final JdbcClient jdbc;
    private final RunEvents events;
    private final List<GroupCommit> lanes;

    /** For who is alone on the database. */
    public PostgresJournal(DataSource dataSource) {
        this(dataSource, Fence.OPEN);
    }

    /** @param fence passed by every write */
    public PostgresJournal(DataSource dataSource, Fence fence) {
        this(dataSource, fence, LANES);
    }

    /** @param lanes how many write at the same time; what happens in a run goes through one of them, in order */
    PostgresJournal(DataSource dataSource, Fence fence, int lanes) {
        this.jdbc = JdbcClient.create(dataSource);
        this.events = new RunEvents(jdbc);
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(lane ->
                        new GroupCommit(new PostgresBatchWriter(dataSource, fence, lane), GroupCommit.ROOM_KIB / lanes))
                .toList();
    }

    @Override
    public void append(Entry entry) throws InterruptedException {
        laneOf(entry).write(EntryRows.of(entry));
    }

    @Override
    public void appendOrRefuse(Entry entry) throws OverloadedException, InterruptedException {
        laneOf(entry).writeOrRefuse(EntryRows.of(entry));
    }

    private GroupCommit laneOf(Entry entry) {
        return lanes.get(Math.floorMod(entry.after().id().hashCode(), lanes.size()));
    }

    @Override
    public List<RecordedEvent> read(OrgId org, RunId run) {
        return events.of(org, run);
    }

    @Override
    public Map<Located, List<RecordedEvent>> read(List<Located> runs) {
        return events.of(runs);
    }

    @Override
    public List<Located> interrupted() {
        return jdbc.sql("SELECT org_id, id FROM run WHERE status = 'RUNNING' ORDER BY id")
                .query(LOCATED)
                .list();
    }

    @Override
    public List<Located> due(Instant now, int limit) {
        return jdbc.sql("SELECT org_id, id FROM run WHERE wake_at <= ? ORDER BY wake_at LIMIT ?")
                .params(Timestamp.from(now), limit)
                .query(LOCATED)
                .list();
    }

    @Override
    public Instant nextDue() {
        return jdbc.sql("SELECT wake_at FROM run WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1")
                .query((row, _) -> row.getTimestamp("wake_at").toInstant())
                .optional()
                .orElse(Instant.MAX);
    }

    @Override
    public List<Located> queued() {
        return jdbc.sql("""
                        SELECT DISTINCT ON (org_id, workflow_id) org_id, id FROM run
                        WHERE status = 'QUEUED' ORDER BY org_id, workflow_id, id DESC
                        """).query(LOCATED).list();
    }

    @Override
    public List<Located> abandoned() {
        return jdbc.sql("""
                        SELECT called.org_id, called.id FROM run called JOIN run caller
                          ON caller.org_id = called.org_id AND caller.id = called.caller_run
                        WHERE called.caller_run IS NOT NULL AND called.ended_at IS NULL AND caller.ended_at IS NOT NULL
                        """).query(LOCATED).list();
    }

    @Override
    public Map<RunId, Boolean> open(OrgId org, WorkflowId workflow) {
        Map<RunId, Boolean> open = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT id, status FROM run
                        WHERE org_id = ? AND workflow_id = ? AND status IN ('QUEUED', 'RUNNING', 'WAITING') ORDER BY id
                        """).params(org.value(), workflow.value()).query(row -> {
            RunId run = new RunId(row.getObject("id", UUID.class));
            open.put(run, row.getString("status").equals("QUEUED"));
        });
        return open;
    }

    @Override
    public Optional<RunId> startedBy(OrgId org, WorkflowId workflow, String key) {
        return jdbc.sql("SELECT run_id FROM start_key WHERE org_id = ? AND workflow_id = ? AND key = ?")
                .params(org.value(), workflow.value(), key)
                .query((row, _) -> new RunId(row.getObject("run_id", UUID.class)))
                .optional();
    }

    @Override
    public void close() {
        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.forEach(lane -> closing.execute(lane::close));
        }
    }
}
