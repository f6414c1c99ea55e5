package dev.parley.bot.connections;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.ConnectionStore;
import dev.parley.connectors.vault.Sealed;
import dev.parley.connectors.vault.WrappedKey;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Connections in the table {@code connection}. */
class PostgresConnectionStore implements ConnectionStore {
    private static final String COLUMNS = """
            org_id, id, connector, name, auth, base_url, status, account, scopes, problem, created_by, creator, created_at,
            master_key, data_key, secret""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    PostgresConnectionStore(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public boolean add(Stored stored) {
        Connection connection = stored.connection();
        return jdbc.sql("""
                        INSERT INTO connection (org_id, id, connector, name, auth, base_url, status, account, scopes, problem,
                                                created_by, creator, created_at, master_key, data_key, secret)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                connection.org().value(),
                                connection.id().value(),
                                connection.connector(),
                                connection.name(),
                                connection.auth(),
                                text(connection.baseUrl()),
                                connection.status().name(),
                                connection.account(),
                                connection.scopes().toArray(String[]::new),
                                connection.problem(),
                                connection.createdBy().id(),
                                connection.createdBy().name(),
                                Timestamp.from(connection.createdAt()),
                                stored.credential().key().masterKey(),
                                stored.credential().key().bytes(),
                                stored.credential().box())
                        .update()
                == 1;
    }

    @Override
    public Optional<Stored> find(OrgId org, ConnectionId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM connection WHERE org_id = ? AND id = ?")
                .params(org.value(), id.value())
                .query(PostgresConnectionStore::stored)
                .optional();
    }

    @Override
    public List<Connection> all(OrgId org) {
        return jdbc
                .sql("SELECT " + COLUMNS + " FROM connection WHERE org_id = ? ORDER BY connector, name")
                .param(org.value())
                .query(PostgresConnectionStore::stored)
                .list()
                .stream()
                .map(Stored::connection)
                .toList();
    }

    @Override
    public List<Stored> of(OrgId org, String connector) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM connection WHERE org_id = ? AND connector = ? ORDER BY name")
                .params(org.value(), connector)
                .query(PostgresConnectionStore::stored)
                .list();
    }

    @Override
    public Optional<Stored> change(OrgId org, ConnectionId id, UnaryOperator<Stored> change) {
        return Optional.ofNullable(transaction.execute(_ -> locked(org, id)
                .map(before -> {
                    Stored after = change.apply(before);
                    if (!after.equals(before)) {
                        update(after);
                    }
                    return after;
                })
                .orElse(null)));
    }

    /** Until the transaction ends, another process that wants the same row waits for it. */
    private Optional<Stored> locked(OrgId org, ConnectionId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM connection WHERE org_id = ? AND id = ? FOR UPDATE")
                .params(org.value(), id.value())
                .query(PostgresConnectionStore::stored)
                .optional();
    }

    private void update(Stored stored) {
        Connection connection = stored.connection();
        jdbc.sql("""
                        UPDATE connection
                        SET name = ?, status = ?, account = ?, scopes = ?, problem = ?, master_key = ?, data_key = ?, secret = ?
                        WHERE org_id = ? AND id = ?
                        """)
                .params(
                        connection.name(),
                        connection.status().name(),
                        connection.account(),
                        connection.scopes().toArray(String[]::new),
                        connection.problem(),
                        stored.credential().key().masterKey(),
                        stored.credential().key().bytes(),
                        stored.credential().box(),
                        connection.org().value(),
                        connection.id().value())
                .update();
    }

    @Override
    public boolean remove(OrgId org, ConnectionId id) {
        return jdbc.sql("DELETE FROM connection WHERE org_id = ? AND id = ?")
                        .params(org.value(), id.value())
                        .update()
                > 0;
    }

    /** One by one, so that no step waits long for its connection. */
    @Override
    public int reseal(UnaryOperator<Stored> change) {
        List<Stored> all = jdbc.sql("SELECT " + COLUMNS + " FROM connection ORDER BY org_id, id")
                .query(PostgresConnectionStore::stored)
                .list();
        return (int) all.stream()
                .map(Stored::connection)
                .filter(connection ->
                        change(connection.org(), connection.id(), change).isPresent())
                .count();
    }

    private static Stored stored(ResultSet row, int rowNumber) throws SQLException {
        Connection connection = new Connection(
                new ConnectionId(row.getObject("id", UUID.class)),
                new OrgId(row.getObject("org_id", UUID.class)),
                row.getString("connector"),
                row.getString("name"),
                row.getString("auth"),
                row.getString("base_url") == null ? null : URI.create(row.getString("base_url")),
                Status.valueOf(row.getString("status")),
                row.getString("account"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("problem"),
                new Actor(row.getString("created_by"), row.getString("creator")),
                row.getTimestamp("created_at").toInstant());
        WrappedKey key = new WrappedKey(row.getString("master_key"), row.getBytes("data_key"));
        return new Stored(connection, new Sealed(key, row.getBytes("secret")));
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }
}
