package dev.parley.connectors.postgres;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows as JSON: numbers are numbers, JSON is JSON, times are ISO 8601, bytes are Base64, and what JSON has no word for is text.
 *
 * @param isCut whether there were more
 */
record Rows(List<ObjectNode> rows, boolean isCut) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A step gives out 5 MiB at most; what would be thrown away is not gathered. */
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    /** @throws TooLarge when the rows wanted are more than a step can give out */
    static Rows read(ResultSet result, int limit) throws SQLException, TooLarge {
        List<ObjectNode> rows = new ArrayList<>();
        long characters = 0;
        while (result.next()) {
            if (rows.size() == limit) {
                return new Rows(rows, true);
            }
            ObjectNode row = row(result);
            characters += row.toString().length();
            if (characters > MOST_CHARACTERS) {
                throw new TooLarge();
            }
            rows.add(row);
        }
        return new Rows(rows, false);
    }

    private static ObjectNode row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        ObjectNode row = JSON.objectNode();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.set(columns.getColumnLabel(i), value(result, i, columns.getColumnTypeName(i)));
        }
        return row;
    }

    private static JsonNode value(ResultSet result, int column, String type) throws SQLException {
        if (result.getObject(column) == null) {
            return JSON.nullNode();
        }
        return switch (type) {
            case "int2", "int4", "int8", "serial", "bigserial", "smallserial", "oid" ->
                JSON.numberNode(result.getLong(column));
            case "bool" -> JSON.booleanNode(result.getBoolean(column));
            case "float4", "float8", "numeric" -> number(result.getString(column));
            case "json", "jsonb" -> JsonMapper.shared().readTree(result.getString(column));
            case "timestamptz" ->
                JSON.stringNode(result.getObject(column, OffsetDateTime.class)
                        .toInstant()
                        .toString());
            case "timestamp" ->
                JSON.stringNode(result.getObject(column, LocalDateTime.class).toString());
            case "bytea" -> JSON.binaryNode(result.getBytes(column));
            default -> type.startsWith("_") ? list(result.getArray(column)) : JSON.stringNode(result.getString(column));
        };
    }

    private static JsonNode list(Array array) throws SQLException {
        return item(array.getArray());
    }

    private static JsonNode item(@Nullable Object item) {
        return switch (item) {
            case null -> JSON.nullNode();
            case Object[] several -> {
                ArrayNode list = JSON.arrayNode();
                for (Object one : several) {
                    list.add(item(one));
                }
                yield list;
            }
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Short number -> JSON.numberNode(number);
            case Number number -> number(number.toString());
            case Timestamp moment ->
                JSON.stringNode(Instant.ofEpochMilli(moment.getTime()).toString());
            default -> JSON.stringNode(item.toString());
        };
    }

    /** JSON knows neither NaN nor infinity. */
    private static JsonNode number(String text) {
        return text.matches("(?i)-?(nan|infinity)") ? JSON.stringNode(text) : JSON.numberNode(new BigDecimal(text));
    }

    /** The rows are more than a step can give out. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
