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

/** Adds a row without anybody having to write SQL. */
final class InsertRow extends ConnectedOperation<InsertRow.Input, InsertRow.Output> {
    record Input(
            @Doc("such as orders, or shop.orders") String table,
            @Doc("the value of each column") ObjectNode values) {}

    record Output(
            @Doc("as it is now, with what the database has filled in")
            ObjectNode row) {}

    private final Database database;

    InsertRow(Database database) {
        super(
                operation("postgres.insert_row", "Add a row", "Adds a row to a table in PostgreSQL.")
                        .synonyms("insert into the database", "save to a table", "add a database row", "store a record")
                        .of(Input.class, new Output(Query.sample())),
                database.system().connections());
        this.database = database;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        return new Output(
                new WriteRow(database, input.table(), input.values(), List.of()).write(access, Sender.of(context)));
    }
}
