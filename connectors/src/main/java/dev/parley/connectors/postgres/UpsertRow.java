package dev.parley.connectors.postgres;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Adds a row, or changes the one that is there. Doing it twice equals doing it once. */
final class UpsertRow extends ConnectedOperation<UpsertRow.Input, UpsertRow.Output> {
    record Input(
            @Doc("such as customers, or shop.customers") String table,
            @Doc("the value of each column") ObjectNode values,

            @Doc("columns that tell rows apart, under a unique constraint")
            List<String> key) {}

    record Output(@Doc("as it is now") ObjectNode row) {}

    private final Database database;

    UpsertRow(Database database) {
        super(
                operation(
                                "postgres.upsert_row",
                                "Add or change a row",
                                "Adds a row to a table, or changes it if it is there.")
                        .idempotent()
                        .synonyms("upsert", "insert or update", "save or update a record", "sync a row to the database")
                        .of(Input.class, new Output(Query.sample())),
                database.system().connections());
        this.database = database;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        if (input.key().isEmpty() || !input.key().stream().allMatch(input.values()::has)) {
            throw database.system()
                    .problem(access, sender)
                    .badInput(
                            "does not say by which values the row is known",
                            "Name columns in \"key\" that are among \"values\".");
        }
        return new Output(new WriteRow(database, input.table(), input.values(), input.key()).write(access, sender));
    }
}
