package dev.parley.connectors.postgres;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.Operation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Rows written without anybody having to write SQL. */
final class Tables {
    static final ObjectNode SAMPLE =
            Json.object("id", 7, "customer", "Acme", "total", 19.9, "created_at", "2026-03-02T09:00:00Z");

    private Tables() {}

    record InsertInput(
            @Doc("such as orders, or shop.orders") String table,
            @Doc("the value of each column") ObjectNode values) {}

    record Inserted(
            @Doc("as it is now, with what the database has filled in")
            ObjectNode row) {}

    static Operation insertRow(Database database) {
        return database.operation(
                operation("postgres.insert_row", "Add a row", "Adds a row to a table in PostgreSQL.")
                        .synonyms("insert into the database", "save to a table", "add a database row", "store a record")
                        .of(InsertInput.class, new Inserted(SAMPLE)),
                (input, caller) ->
                        new Inserted(new WriteRow(database, input.table(), input.values(), List.of()).write(caller)));
    }

    record UpsertInput(
            @Doc("such as customers, or shop.customers") String table,
            @Doc("the value of each column") ObjectNode values,

            @Doc("columns that tell rows apart, under a unique constraint")
            List<String> key) {}

    record Upserted(@Doc("as it is now") ObjectNode row) {}

    /** Adds a row, or changes the one that is there. Doing it twice equals doing it once. */
    static Operation upsertRow(Database database) {
        return database.operation(
                operation(
                                "postgres.upsert_row",
                                "Add or change a row",
                                "Adds a row to a table, or changes it if it is there.")
                        .idempotent()
                        .synonyms("upsert", "insert or update", "save or update a record", "sync a row to the database")
                        .of(UpsertInput.class, new Upserted(SAMPLE)),
                (input, caller) -> {
                    if (input.key().isEmpty() || !input.key().stream().allMatch(input.values()::has)) {
                        throw caller.problem()
                                .badInput(
                                        "does not say by which values the row is known",
                                        "Name columns in \"key\" that are among \"values\".");
                    }
                    return new Upserted(
                            new WriteRow(database, input.table(), input.values(), input.key()).write(caller));
                });
    }
}
