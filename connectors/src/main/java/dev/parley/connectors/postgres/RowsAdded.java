package dev.parley.connectors.postgres;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.protocol.Caller;
import dev.parley.engine.operation.OperationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows added to the tables that the connection names. The cursor is the highest value seen of each table's increasing column. Rows of
 * transactions that began after one still under way are left for later: else that one's row, with its lower number, would be passed by.
 */
record RowsAdded(Database database) implements EventSource.Look {
    static final String ID = "postgres.row_added";

    static final Field TABLES = Field.text(
                    "tables",
                    "Tables to watch",
                    "For the event that a row is added: table and increasing column, such as orders by id, shop.mails by number.")
            .optional();

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    static EventSource source(Database database) {
        ObjectNode sample = Json.object("table", "orders", "row", Tables.SAMPLE);
        return EventSource.poll(ID, "A row is added to a table", sample, EVERY, new RowsAdded(database));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        Caller caller = new Caller(database.system(), access, sender);
        List<Watched> tables = Watched.in(caller.settings());
        return database.reading(caller, connection -> {
            List<Happening> happenings = new ArrayList<>();
            ObjectNode next = JsonNodeFactory.instance.objectNode();
            for (Watched watched : tables) {
                JsonNode last = cursor == null ? null : cursor.get(watched.name());
                next.set(
                        watched.name(),
                        last == null ? highest(connection, watched) : look(connection, watched, last, happenings));
            }
            return new EventSource.Found(happenings, next);
        });
    }

    private static JsonNode highest(Connection connection, Watched watched) throws SQLException {
        String sql = "SELECT max(%s)::text FROM %s".formatted(watched.column(), watched.table());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return text(result.getString(1));
        }
    }

    /** @return the new cursor */
    private static JsonNode look(Connection connection, Watched watched, JsonNode last, List<Happening> happenings)
            throws SQLException, Rows.TooLarge {
        String sql = """
                SELECT %1$s::text AS "parley cursor", t.* FROM %2$s t
                WHERE %1$s IS NOT NULL %3$s AND age(t.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)
                ORDER BY %1$s LIMIT %4$d
                """.formatted(
                        "t." + watched.column(),
                        watched.table(),
                        last.isNull() ? "" : "AND t." + watched.column() + " > ?",
                        AT_ONCE);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (!last.isNull()) {
                statement.setString(1, last.asString());
            }
            try (ResultSet result = statement.executeQuery()) {
                JsonNode next = last;
                for (ObjectNode row : Rows.read(result, AT_ONCE).rows()) {
                    next = row.remove("parley cursor");
                    happenings.add(watched.added(row, next.asString()));
                }
                return next;
            }
        }
    }

    private static JsonNode text(@Nullable String value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(value);
    }
}
