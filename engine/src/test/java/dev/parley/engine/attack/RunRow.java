package dev.parley.engine.attack;

import dev.parley.engine.RunId;
import dev.parley.engine.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A line of the list of runs. */
record RunRow(
        RunId run,
        String status,
        long seq,
        @Nullable Instant wakeAt,
        @Nullable Instant endedAt,
        @Nullable Object output) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RunRow of(ResultSet row) throws SQLException {
        String output = row.getString("output");
        return new RunRow(
                new RunId(row.getObject("id", UUID.class)),
                row.getString("status"),
                row.getLong("seq"),
                instant(row.getTimestamp("wake_at")),
                instant(row.getTimestamp("ended_at")),
                output == null ? null : JSON.readTree(output));
    }

    /** What the list should say. */
    static RunRow of(RunState state) {
        return new RunRow(
                state.id(),
                state.status().name(),
                state.seq(),
                state.wakeAt().orElse(null),
                state.finishedAt(),
                state.finished() == null ? null : state.finished().output());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
