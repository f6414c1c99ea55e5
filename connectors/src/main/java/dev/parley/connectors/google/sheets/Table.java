package dev.parley.connectors.google.sheets;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A range whose first row names the columns. Source: Sheets API v4, "Reading and writing cell values".
 *
 * @param range where it is, as Google writes it
 * @param values all rows, the first included; rows end with their last cell that is not empty
 */
record Table(String range, List<List<JsonNode>> values) {
    private static final Pattern IN_ADDRESS = Pattern.compile("/spreadsheets/d/([\\w-]+)");

    /** Of a spreadsheet's address or id, the id. */
    static String idIn(String spreadsheet) {
        Matcher address = IN_ADDRESS.matcher(spreadsheet);
        return address.find() ? address.group(1) : spreadsheet.strip();
    }

    /** @param sheet null for the first @param cells such as {@code A:ZZ} or {@code 1:1} */
    static String on(@Nullable String sheet, String cells) {
        return sheet == null || sheet.isBlank()
                ? cells
                : "'%s'!%s".formatted(sheet.strip().replace("'", "''"), cells);
    }

    /** Numbers stay numbers; days and times come as they look. */
    static Table read(GoogleSession<Sheets> google, String spreadsheet, String range)
            throws OperationException, InterruptedException {
        ValueRange found = google.call(client -> client.spreadsheets()
                .values()
                .get(idIn(spreadsheet), range)
                .setValueRenderOption("UNFORMATTED_VALUE")
                .setDateTimeRenderOption("FORMATTED_STRING"));
        return new Table(
                Objects.requireNonNullElse(found.getRange(), range),
                Objects.requireNonNullElse(found.getValues(), List.<List<Object>>of()).stream()
                        .map(row -> row.stream().map(Table::json).toList())
                        .toList());
    }

    /** Columns without a name are called by their number, "3". */
    List<String> columns() {
        List<JsonNode> first = values.isEmpty() ? List.of() : values.getFirst();
        List<String> names = new ArrayList<>();
        for (JsonNode cell : first) {
            String name = cell.asString("").strip();
            names.add(name.isEmpty() || names.contains(name) ? String.valueOf(names.size() + 1) : name);
        }
        return names;
    }

    /** Below the first. */
    List<Map<String, JsonNode>> rows() {
        List<String> columns = columns();
        return values.stream().skip(1).map(row -> named(columns, row)).toList();
    }

    static Map<String, JsonNode> named(List<String> columns, List<JsonNode> row) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(columns.size(), row.size()); i++) {
            String name = i < columns.size() ? columns.get(i) : String.valueOf(i + 1);
            named.put(name, i < row.size() ? row.get(i) : JsonNodeFactory.instance.stringNode(""));
        }
        return named;
    }

    /** Lists and objects, which a cell cannot hold, go as JSON. */
    static Object cell(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.decimalValue();
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.stringValue();
            case NULL, MISSING -> "";
            case ARRAY, OBJECT, BINARY, POJO -> value.toString();
        };
    }

    private static JsonNode json(@Nullable Object cell) {
        return OperationJson.MAPPER.valueToTree(cell == null ? "" : cell);
    }
}
