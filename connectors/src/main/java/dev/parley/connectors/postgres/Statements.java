package dev.parley.connectors.postgres;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.OperationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A statement that a step brings, checked before anything is sent. */
record Statements(SqlText text, List<JsonNode> values) {
    private static final int FETCHED_AT_ONCE = 200;

    /**
     * @param parameters an object for {@code :name}, a list for {@code ?}
     * @param allowed first words
     * @throws OperationException {@code bad_input}
     */
    static Statements checked(String sql, JsonNode parameters, Set<String> allowed, String instead, FarProblem problem)
            throws OperationException {
        SqlText text;
        try {
            text = SqlText.parse(sql, !parameters.isArray());
        } catch (IllegalArgumentException unfit) {
            throw problem.badInput(
                    "cannot send its \"sql\": the statement " + unfit.getMessage(),
                    "Give each statement a step of its own.");
        }
        if (!allowed.contains(text.keyword())) {
            throw problem.badInput(
                    "cannot send its \"sql\": it begins with \"%s\"".formatted(text.keyword()),
                    "It may begin with %s. %s"
                            .formatted(
                                    String.join(", ", allowed.stream().sorted().toList()), instead));
        }
        return new Statements(text, values(text, parameters, problem));
    }

    private static List<JsonNode> values(SqlText text, JsonNode parameters, FarProblem problem)
            throws OperationException {
        List<JsonNode> values = new ArrayList<>();
        if (parameters.isArray()) {
            parameters.forEach(values::add);
            return values;
        }
        for (String name : text.names()) {
            if (!parameters.has(name)) {
                throw problem.badInput(
                        "has no parameter \"%s\" for its \"sql\"".formatted(name),
                        "Add it to \"parameters\". A colon that names none goes into quotes.");
            }
            values.add(parameters.get(name));
        }
        return values;
    }

    Rows query(Connection connection, int limit) throws SQLException, Rows.TooLarge {
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setMaxRows(limit + 1);
            Parameters.bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                return Rows.read(result, limit);
            }
        }
    }

    /** What it has changed, and what it returns. */
    Sql.Changed change(Connection connection, int limit) throws SQLException, Rows.TooLarge {
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            Parameters.bind(statement, values);
            if (!statement.execute()) {
                return new Sql.Changed(statement.getLargeUpdateCount(), List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                Rows rows = Rows.read(result, limit);
                return new Sql.Changed(counted(rows, result), rows.rows());
            }
        }
    }

    private static long counted(Rows rows, ResultSet result) throws SQLException {
        long count = rows.rows().size();
        if (rows.isCut()) {
            count++;
            while (result.next()) {
                count++;
            }
        }
        return count;
    }
}
