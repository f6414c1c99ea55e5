package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunId;
import dev.parley.engine.runtime.OverloadedException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal in PostgreSQL: group commit into {@code run_event}, projections in the same transaction. */
public final class PostgresJournal implements Journal {
    private static final RowMapper<Located> LOCATED = (row, _) ->
            new Located(new OrgId(row.getObject("org_id", UUID.class)), new RunId(row.getObject("id", UUID.class)));

    private final JdbcClient jdbc;
    private final RunEvents events;
    private final GroupCommit commits;

    /** For who is alone on the database. */
    public PostgresJournal(DataSource dataSource) {
        this(dataSource, Fence.OPEN);
    }

    /** @param fence passed by every write */
    public PostgresJournal(DataSource dataSource, Fence fence) {
        this.jdbc = JdbcClient.create(dataSource);
        this.events = new RunEvents(jdbc);
        this.commits = new GroupCommit(new PostgresBatchWriter(dataSource, fence));
    }

    @Override
    public void append(Entry entry) throws InterruptedException {
        commits.write(EntryRows.of(entry));
    }

    @Override
    public void appendOrRefuse(Entry entry) throws OverloadedException, InterruptedException {
        commits.writeOrRefuse(EntryRows.of(entry));
    }

    @Override
    public List<RecordedEvent> read(OrgId org, RunId run) {
        return events.of(org, run);
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
    public void close() {
        commits.close();
    }
}
