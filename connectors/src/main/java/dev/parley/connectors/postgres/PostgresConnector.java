package dev.parley.connectors.postgres;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.protocol.Settings;

/** PostgreSQL 13 and later. Values go in as parameters only, and steps neither make nor drop tables. */
public final class PostgresConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        Database database = new Database(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("postgres")
                .title("PostgreSQL")
                .auth(Auth.form(
                        Settings.HOST,
                        Settings.port("port", "Port", 5432),
                        Database.NAME,
                        Database.USER,
                        Database.PASSWORD,
                        Settings.TLS,
                        Database.CERTIFICATE,
                        RowsAdded.TABLES))
                .probe(database::account)
                .operations(
                        Sql.query(database),
                        Sql.execute(database),
                        Tables.insertRow(database),
                        Tables.upsertRow(database))
                .events(RowsAdded.source(database))
                .limits(database.system().limits());
        return () -> spec;
    }
}
