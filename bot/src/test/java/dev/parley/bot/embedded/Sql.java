package dev.parley.bot.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Statements sent to a server one by one. */
final class Sql {
    private Sql() {}

    static void execute(PostgresEndpoint server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String ask(PostgresEndpoint server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
