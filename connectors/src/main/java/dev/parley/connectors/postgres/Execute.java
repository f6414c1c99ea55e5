package dev.parley.connectors.postgres;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes rows, all or none of them. */
final class Execute extends ConnectedOperation<Execute.Input, Execute.Output> {
    private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "WITH");
    private static final int MOST_RETURNED = 1_000;

    record Input(
            @Doc("one INSERT, UPDATE, DELETE or MERGE; values go in as :name, or as ?")
            String sql,

            @Doc("an object with the value of each :name, or a list with that of each ?") @Default("{}")
            JsonNode parameters) {}

    record Output(
            @Doc("how many rows have changed") long count,
            @Doc("what RETURNING gives, at most 1000") List<ObjectNode> rows) {}

    private final Database database;

    Execute(Database database) {
        super(
                operation("postgres.execute", "Change rows", "Inserts, updates or deletes rows in PostgreSQL.")
                        .synonyms("update the database", "run an SQL update", "delete rows", "write to the database")
                        .of(Input.class, new Output(1, List.of())),
                database.system().connections());
        this.database = database;
    }

    @Override
    public Effect effect(JsonNode input) {
        String sql = input.path("sql").asString("").strip().toUpperCase(Locale.ROOT);
        return sql.startsWith("DELETE") ? Effect.DELETE : Effect.WRITE;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        Statements statement = Statements.checked(
                input.sql(),
                input.parameters(),
                CHANGING,
                "What only reads is for postgres.query; tables are not made or dropped by steps.",
                database.system().problem(access, sender));
        Statements.Changed changed =
                database.writing(access, sender, connection -> statement.change(connection, MOST_RETURNED));
        return new Output(changed.count(), changed.rows().rows());
    }
}
