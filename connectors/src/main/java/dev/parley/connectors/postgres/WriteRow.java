package dev.parley.connectors.postgres;

import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One row with these values. @param key columns by which a row is known to be there already; empty for a new one in any case */
record WriteRow(Database database, String table, ObjectNode values, List<String> key) {
    /** The row as it is now. */
    ObjectNode write(Caller caller) throws OperationException, InterruptedException {
        FarProblem problem = caller.problem();
        if (values.isEmpty()) {
            throw problem.badInput("has no \"values\"", "Name at least one column with its value.");
        }
        Statements statement = new Statements(new SqlText(sql(problem), List.of(), "INSERT"), valuesInOrder());
        return database.writing(caller, connection -> statement.change(connection, 1))
                .rows()
                .getFirst();
    }

    private List<JsonNode> valuesInOrder() {
        List<JsonNode> ordered = new ArrayList<>();
        values.forEach(ordered::add);
        return ordered;
    }

    private String sql(FarProblem problem) throws OperationException {
        try {
            List<Identifier> columns = columns(values.propertyNames().stream().toList());
            return "INSERT INTO %s (%s) VALUES (%s)%s RETURNING *"
                    .formatted(
                            Identifier.table(table),
                            listed(columns),
                            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                            key.isEmpty() ? "" : conflict(columns(key), columns));
        } catch (IllegalArgumentException unfit) {
            throw problem.badInput(
                    "cannot write a row: " + unfit.getMessage(),
                    "Write the names as they stand in the database; upper case counts.");
        }
    }

    /** Where only the key is given there is nothing to set; setting it to itself makes RETURNING give the row. */
    private static String conflict(List<Identifier> key, List<Identifier> columns) {
        List<Identifier> rest =
                columns.stream().filter(column -> !key.contains(column)).toList();
        return " ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        listed(key),
                        (rest.isEmpty() ? key : rest)
                                .stream()
                                        .map(column -> "%1$s = excluded.%1$s".formatted(column))
                                        .collect(Collectors.joining(", ")));
    }

    private static List<Identifier> columns(List<String> names) {
        return names.stream().map(Identifier::of).toList();
    }

    private static String listed(List<Identifier> names) {
        return names.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
    }
}
