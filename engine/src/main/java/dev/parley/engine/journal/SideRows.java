package dev.parley.engine.journal;

import dev.parley.engine.journal.EntryRows.EventWaitRow;
import dev.parley.engine.journal.EntryRows.QuestionRow;
import dev.parley.engine.run.Correlation;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what only some entries change, row by row: questions to people, waits for events, keys of starts. */
final class SideRows {
    private static final String ASK = """
            INSERT INTO approval (org_id, id, run_id, node, kind, question, state, asked_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?::json, ?, ?::timestamptz, ?::timestamptz)
            ON CONFLICT (org_id, id) DO UPDATE SET question = EXCLUDED.question, state = EXCLUDED.state,
                asked_at = EXCLUDED.asked_at, expires_at = EXCLUDED.expires_at, decided_at = NULL, decision = NULL
            """;
    private static final String CLOSE = """
            UPDATE approval SET state = ?, decided_at = ?::timestamptz, decision = ?::json
            WHERE org_id = ? AND id = ? AND state = 'pending'
            """;
    private static final String AWAIT = """
            INSERT INTO event_wait (org_id, run_id, step, source, match, known, correlation_path, correlation)
            VALUES (?, ?, ?, ?, ?, ?::json, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String AWAIT_NO_MORE = "DELETE FROM event_wait WHERE org_id = ? AND run_id = ? AND step = ?";
    private static final String KEEP_KEY = """
            INSERT INTO start_key (org_id, workflow_id, key, run_id, at) VALUES (?, ?, ?, ?, ?::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private SideRows() {}

    static void write(Connection connection, EntryRows rows) throws SQLException {
        for (QuestionRow question : rows.questions()) {
            if (question.question() == null) {
                close(connection, rows, question);
            } else {
                ask(connection, rows, question);
            }
        }
        for (EventWaitRow wait : rows.eventWaits()) {
            EventAwaited awaited = wait.awaited();
            if (awaited == null) {
                execute(connection, AWAIT_NO_MORE, rows.org(), rows.run(), wait.step());
            } else {
                Correlation correlation = awaited.correlation();
                execute(
                        connection,
                        AWAIT,
                        rows.org(),
                        rows.run(),
                        wait.step(),
                        awaited.source(),
                        awaited.match(),
                        awaited.known().toString(),
                        correlation == null ? null : correlation.path(),
                        correlation == null ? null : correlation.value());
            }
        }
        RunStarted started = rows.after().started();
        if (rows.hasBegun() && started.key() != null) {
            execute(
                    connection,
                    KEEP_KEY,
                    rows.org(),
                    started.workflow().id().value(),
                    started.key(),
                    rows.run(),
                    text(rows.after().startedAt()));
        }
    }

    private static void ask(Connection connection, EntryRows rows, QuestionRow row) throws SQLException {
        execute(
                connection,
                ASK,
                rows.org(),
                row.id(),
                rows.run(),
                row.step(),
                row.kind(),
                row.question(),
                row.state(),
                text(row.at()),
                text(row.expiresAt()));
    }

    private static void close(Connection connection, EntryRows rows, QuestionRow row) throws SQLException {
        execute(connection, CLOSE, row.state(), text(row.at()), row.decision(), rows.org(), row.id());
    }

    private static void execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
