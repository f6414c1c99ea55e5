package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.run.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the journal has of a run; anybody may, whoever owns the runs. */
final class RunEvents {
    private static final int PIECE = 25;

    private final JdbcClient jdbc;

    RunEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order; empty when there is no such run. */
    List<RecordedEvent> of(OrgId org, RunId run) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? ORDER BY seq
                """)
                .params(org.value(), run.value())
                .query((row, _) -> event(row))
                .list();
    }

    /** In order, read a piece at a time as they are asked for: of a run of any size, only a piece is in memory. */
    Stream<RecordedEvent> inPieces(OrgId org, RunId run) {
        return Stream.iterate(
                        after(org, run, 0, PIECE),
                        piece -> !piece.isEmpty(),
                        piece -> piece.size() < PIECE
                                ? List.of()
                                : after(org, run, piece.getLast().seq(), PIECE))
                .flatMap(List::stream);
    }

    /** In order, those after a seq, so many at most. */
    List<RecordedEvent> after(OrgId org, RunId run, long seq, int limit) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? AND seq > ? ORDER BY seq LIMIT ?
                """)
                .params(org.value(), run.value(), seq, limit)
                .query((row, _) -> event(row))
                .list();
    }

    /** How the run began; empty when there is no such run. */
    Optional<RecordedEvent> first(OrgId org, RunId run) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? ORDER BY seq LIMIT 1
                """)
                .params(org.value(), run.value())
                .query((row, _) -> event(row))
                .optional();
    }

    /** Of many runs together, each in order; without those that there are not. */
    Map<Located, List<RecordedEvent>> of(List<Located> runs) {
        Map<Located, List<RecordedEvent>> events = new HashMap<>();
        jdbc.sql("""
                SELECT org_id, run_id, seq, at, kind, body
                FROM unnest(?::uuid[], ?::uuid[]) AS wanted (org_id, run_id) JOIN run_event USING (org_id, run_id)
                ORDER BY org_id, run_id, seq
                """)
                .params(
                        runs.stream().map(run -> run.org().value().toString()).toArray(String[]::new),
                        runs.stream().map(run -> run.run().toString()).toArray(String[]::new))
                .query((RowCallbackHandler) row -> events.computeIfAbsent(located(row), _ -> new ArrayList<>())
                        .add(event(row)));
        return events;
    }

    private static Located located(ResultSet row) throws SQLException {
        return new Located(
                new OrgId(row.getObject("org_id", UUID.class)), new RunId(row.getObject("run_id", UUID.class)));
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                EventJson.read(row.getString("kind"), row.getString("body")));
    }
}
