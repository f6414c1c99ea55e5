package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunFinished;
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
    /** Bytes as they are stored, after which a piece has no further event. */
    private static final int MUCH_IN_A_PIECE = 512 << 10;

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
        return inPieces(org, run, 0);
    }

    /** The same from those after a seq on. */
    Stream<RecordedEvent> inPieces(OrgId org, RunId run, long seq) {
        return Stream.iterate(
                        piece(org, run, seq),
                        piece -> !piece.isEmpty(),
                        piece -> piece(org, run, piece.getLast().seq()))
                .flatMap(List::stream);
    }

    /**
     * In order, those after a seq, as many as are a piece; empty when there are no more. What a value weighs is asked of the table, which
     * knows without reading it; it may be stored compressed.
     */
    List<RecordedEvent> piece(OrgId org, RunId run, long seq) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM (
                    SELECT seq, at, kind, body, sum(pg_column_size(body)) OVER (ORDER BY seq) - pg_column_size(body) AS before
                    FROM (
                        SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? AND seq > ?
                        ORDER BY seq LIMIT ?) AS next) AS weighed
                WHERE before < ? ORDER BY seq
                """)
                .params(org.value(), run.value(), seq, PIECE, MUCH_IN_A_PIECE)
                .query((row, _) -> event(row))
                .list();
    }

    /** How the run ended; empty when it goes on, and when there is no such run. */
    Optional<RunFinished> ending(OrgId org, RunId run) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? ORDER BY seq DESC LIMIT 1
                """)
                .params(org.value(), run.value())
                .query((row, _) -> event(row))
                .optional()
                .map(RecordedEvent::event)
                .filter(RunFinished.class::isInstance)
                .map(RunFinished.class::cast);
    }

    /** @throws RunTooLargeException when its events, as they are written down, have more characters together */
    WholeRun whole(OrgId org, RunId run, long mostChars) {
        List<RecordedEvent> events = new ArrayList<>();
        long chars = 0;
        for (RecordedEvent event : (Iterable<RecordedEvent>) inPieces(org, run)::iterator) {
            chars += EventJson.body(event.event()).length();
            if (chars > mostChars) {
                throw new RunTooLargeException(run);
            }
            events.add(event);
        }
        return new WholeRun(events, chars);
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
