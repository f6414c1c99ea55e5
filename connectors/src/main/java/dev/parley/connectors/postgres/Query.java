package dev.parley.connectors.postgres;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows, in a transaction that can change nothing. */
final class Query extends ConnectedOperation<Query.Input, Query.Output> {
    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    private static final int MOST = 10_000;

    record Input(
            @Doc("one statement; values go in as :name, or as ?")
            String sql,

            @Doc("an object with the value of each :name, or a list with that of each ?") @Default("{}")
            JsonNode parameters,

            @Doc("how many rows at most") @Default("100") int limit) {}

    record Output(
            List<ObjectNode> rows,
            int count,
            @Doc("whether there are further ones") boolean more) {}

    private final Database database;

    Query(Database database) {
        super(
                operation("postgres.query", "Query a database", "Reads rows from PostgreSQL.")
                        .reading()
                        .synonyms("run SQL", "select from the database", "look up rows", "read a table", "SQL query")
                        .of(Input.class, new Output(List.of(sample()), 1, false)),
                database.system().connections());
        this.database = database;
    }

    static ObjectNode sample() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", 7)
                .put("customer", "Acme")
                .put("total", 19.9)
                .put("created_at", "2026-03-02T09:00:00Z");
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        Statements statement = Statements.checked(
                input.sql(),
                input.parameters(),
                READING,
                "What changes something is for postgres.execute.",
                database.system().problem(access, sender));
        int limit = Math.clamp(input.limit(), 1, MOST);
        Rows rows = database.reading(access, sender, connection -> statement.query(connection, limit));
        return new Output(rows.rows(), rows.rows().size(), rows.isCut());
    }
}
