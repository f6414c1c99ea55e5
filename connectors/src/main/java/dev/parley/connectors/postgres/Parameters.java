package dev.parley.connectors.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** JSON values as a statement's parameters. Texts go without a type, so that the server takes them for what is needed there. */
final class Parameters {
    private static final Set<String> JSON = Set.of("json", "jsonb");

    private Parameters() {}

    static void bind(PreparedStatement statement, List<? extends JsonNode> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int position, JsonNode value) throws SQLException {
        switch (value.getNodeType()) {
            case NULL, MISSING -> statement.setNull(position, Types.NULL);
            case BOOLEAN -> statement.setBoolean(position, value.booleanValue());
            case NUMBER -> bindNumber(statement, position, value);
            case ARRAY -> statement.setString(position, list(statement, position, value));
            case OBJECT, POJO -> statement.setString(position, value.toString());
            case STRING, BINARY -> statement.setString(position, value.asString());
        }
    }

    private static void bindNumber(PreparedStatement statement, int position, JsonNode value) throws SQLException {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            statement.setLong(position, value.longValue());
        } else {
            statement.setBigDecimal(position, value.decimalValue());
        }
    }

    /** A list is JSON where the server wants JSON, and an array everywhere else. */
    private static String list(PreparedStatement statement, int position, JsonNode list) throws SQLException {
        String wanted = statement.getParameterMetaData().getParameterTypeName(position);
        return JSON.contains(wanted) ? list.toString() : array(list);
    }

    /** Source: PostgreSQL, "Array Input and Output Syntax". */
    private static String array(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.isNull()
                        ? "NULL"
                        : item.isArray()
                                ? array(item)
                                : '"'
                                        + (item.isValueNode() ? item.asString() : item.toString())
                                                .replace("\\", "\\\\")
                                                .replace("\"", "\\\"")
                                        + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
