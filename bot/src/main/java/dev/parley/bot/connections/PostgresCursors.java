package dev.parley.bot.connections;

import dev.parley.connectors.connection.Connection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far each connection's events have been read, in the table {@code connection_cursor}. */
class PostgresCursors {
    private final JdbcClient jdbc;

    PostgresCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<JsonNode> find(Connection connection, String source) {
        return jdbc.sql("SELECT cursor FROM connection_cursor WHERE org_id = ? AND connection_id = ? AND source = ?")
                .params(connection.org().value(), connection.id().value(), source)
                .query(String.class)
                .optional()
                .map(JsonMapper.shared()::readTree);
    }

    void keep(Connection connection, String source, JsonNode cursor) {
        jdbc.sql("""
                        INSERT INTO connection_cursor (org_id, connection_id, source, cursor, looked_at)
                        SELECT org_id, id, ?, ?::json, now() FROM connection WHERE org_id = ? AND id = ?
                        ON CONFLICT (org_id, connection_id, source)
                            DO UPDATE SET cursor = excluded.cursor, looked_at = excluded.looked_at
                        """)
                .params(
                        source,
                        cursor.toString(),
                        connection.org().value(),
                        connection.id().value())
                .update();
    }
}
