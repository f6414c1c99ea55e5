package dev.parley.bot.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of its own for a test class, and how to log in. */
public record TestDatabase(String url, String username, String password) {
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }
}
