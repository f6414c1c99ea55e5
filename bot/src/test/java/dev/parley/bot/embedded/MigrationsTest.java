package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MigrationsTest extends StartedParley {
    private final TestDatabase database = TestServers.freshDatabase();

    @Autowired
    private Flyway asShipped;

    @Test
    void a_database_that_met_a_newer_migration_before_an_older_one_is_brought_up_to_date() throws SQLException {
        Flyway flyway = Flyway.configure()
                .configuration(asShipped.getConfiguration())
                .dataSource(database.url(), database.username(), database.password())
                .load();
        flyway.migrate();
        asIfItHadNotBeenBuiltYet("open_session", "20261121.23");

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private void asIfItHadNotBeenBuiltYet(String table, String version) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + table);
            assertThat(statement.executeUpdate("DELETE FROM flyway_schema_history WHERE version = '" + version + "'"))
                    .isEqualTo(1);
        }
    }
}
