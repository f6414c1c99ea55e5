package dev.parley.connectors.postgres;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.engine.operation.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Statements that people write, each in a transaction of its own. */
final class Sql {
    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "WITH");
    private static final int MOST_READ = 10_000;
    private static final int MOST_RETURNED = 1_000;

    private Sql() {}

    record QueryInput(
            @Doc("one statement; values go in as :name, or as ?")
            String sql,

            @Doc("an object with the value of each :name, or a list with that of each ?") @Default("{}")
            JsonNode parameters,

            @Doc("how many rows at most") @Default("100") int limit) {}

    record Found(
            List<ObjectNode> rows,
            int count,
            @Doc("whether there are further ones") boolean more) {}

    /** In a transaction that can change nothing. */
    static Operation query(Database database) {
        return database.operation(
                operation("postgres.query", "Query a database", "Reads rows from PostgreSQL.")
                        .reading()
                        .synonyms("run SQL", "select from the database", "look up rows", "read a table", "SQL query")
                        .of(QueryInput.class, new Found(List.of(Tables.SAMPLE), 1, false)),
                (input, caller) -> {
                    Statements statement = Statements.checked(
                            input.sql(),
                            input.parameters(),
                            READING,
                            "What changes something is for postgres.execute.",
                            caller.problem());
                    int limit = Math.clamp(input.limit(), 1, MOST_READ);
                    Rows rows = database.reading(caller, connection -> statement.query(connection, limit));
                    return new Found(rows.rows(), rows.rows().size(), rows.isCut());
                });
    }

    record ExecuteInput(
            @Doc("one INSERT, UPDATE, DELETE or MERGE; values go in as :name, or as ?")
            String sql,

            @Doc("an object with the value of each :name, or a list with that of each ?") @Default("{}")
            JsonNode parameters) {}

    record Changed(
            @Doc("how many rows have changed") long count,
            @Doc("what RETURNING gives, at most 1000") List<ObjectNode> rows) {}

    /** All of the rows are changed, or none. */
    static Operation execute(Database database) {
        return database.operation(
                        operation("postgres.execute", "Change rows", "Inserts, updates or deletes rows in PostgreSQL.")
                                .synonyms(
                                        "update the database",
                                        "run an SQL update",
                                        "delete rows",
                                        "write to the database")
                                .of(ExecuteInput.class, new Changed(1, List.of())),
                        (input, caller) -> {
                            Statements statement = Statements.checked(
                                    input.sql(),
                                    input.parameters(),
                                    CHANGING,
                                    "What only reads is for postgres.query; tables are not made or dropped by steps.",
                                    caller.problem());
                            return database.writing(caller, connection -> statement.change(connection, MOST_RETURNED));
                        })
                .deletingWhen(input -> input.path("sql")
                        .asString("")
                        .strip()
                        .toUpperCase(Locale.ROOT)
                        .startsWith("DELETE"));
    }
}
