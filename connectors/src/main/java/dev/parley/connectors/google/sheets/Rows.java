package dev.parley.connectors.google.sheets;

import static dev.parley.connectors.Description.operation;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sheets as tables, whose first row names the columns. Source: Sheets API v4, "spreadsheets.values.append". */
final class Rows {
    private static final String SHEET = "name of the sheet; the first, if left out";
    private static final Pattern ROW = Pattern.compile("[A-Z]+(\\d+)(:[A-Z]*\\d*)?$");

    private Rows() {}

    record AppendInput(
            @Doc(Ranges.SPREADSHEET) String spreadsheet,
            @Doc(SHEET) @Nullable String sheet,
            @Doc("by column name, as the first row has it") Map<String, JsonNode> values,
            @Doc(Ranges.AS_TYPED) @Default("false") boolean typed) {}

    record Appended(String range, @Doc("its number, from 1") int row) {}

    /** An empty sheet gets its first row too. */
    static Operation append(GoogleApi<Sheets> api) {
        return api.operation(
                operation("google_sheets.append_row", "Add a row", "Adds a row at the end of a spreadsheet.")
                        .synonyms(
                                "add to a Google sheet",
                                "log to a spreadsheet",
                                "append to the sheet",
                                "record in a spreadsheet",
                                "write a line into a Google spreadsheet")
                        .of(AppendInput.class, new Appended("Orders!A7:B7", 7)),
                (input, google, _) -> {
                    List<List<Object>> written = written(input, google);
                    AppendValuesResponse reply = google.call(client -> client.spreadsheets()
                            .values()
                            .append(
                                    Table.idIn(input.spreadsheet()),
                                    Table.on(input.sheet(), "A1"),
                                    new ValueRange().setValues(written))
                            .setValueInputOption(Ranges.option(input.typed()))
                            .setInsertDataOption("INSERT_ROWS"));
                    String range =
                            reply.getUpdates() == null ? "" : reply.getUpdates().getUpdatedRange();
                    return new Appended(range, rowIn(range) + written.size() - 1);
                });
    }

    record FindInput(
            @Doc(Ranges.SPREADSHEET) String spreadsheet,
            @Doc(SHEET) @Nullable String sheet,
            @Doc("its name, as the first row has it") String column,
            @Doc("what stands there; capitals do not count") JsonNode value) {}

    record Found(
            boolean found,

            @Doc("its number, from 1; none when there is no such row") @Nullable
            Integer row,

            @Doc("its cells by column name") Map<String, JsonNode> values) {}

    static Operation find(GoogleApi<Sheets> api) {
        return api.operation(
                operation("google_sheets.find_row", "Find a row", "Finds the first row with that value in a column.")
                        .reading()
                        .synonyms("look up in a spreadsheet", "search a Google sheet", "find a line in the spreadsheet")
                        .of(
                                FindInput.class,
                                new Found(
                                        true,
                                        2,
                                        Map.of(
                                                "Customer", JsonNodeFactory.instance.stringNode("Shop Oslo"),
                                                "Total", JsonNodeFactory.instance.numberNode(1250)))),
                (input, google, _) -> {
                    Table table = Table.read(google, input.spreadsheet(), Table.on(input.sheet(), "A:ZZ"));
                    requireColumns(table.columns(), List.of(input.column()), google);
                    String wanted = text(input.value());
                    List<Map<String, JsonNode>> rows = table.rows();
                    for (int i = 0; i < rows.size(); i++) {
                        if (text(rows.get(i).get(input.column())).equalsIgnoreCase(wanted)) {
                            return new Found(true, i + 2, rows.get(i));
                        }
                    }
                    return new Found(false, null, Map.of());
                });
    }

    private static List<List<Object>> written(AppendInput input, GoogleSession<Sheets> google)
            throws OperationException, InterruptedException {
        List<String> columns = Table.read(google, input.spreadsheet(), Table.on(input.sheet(), "1:1"))
                .columns();
        List<List<Object>> written = new ArrayList<>();
        if (columns.isEmpty()) {
            columns = List.copyOf(input.values().keySet());
            written.add(List.copyOf(columns));
        }
        requireColumns(columns, List.copyOf(input.values().keySet()), google);
        written.add(columns.stream()
                .map(column -> input.values().getOrDefault(column, JsonNodeFactory.instance.nullNode()))
                .map(Table::cell)
                .toList());
        return written;
    }

    private static void requireColumns(List<String> there, List<String> asked, GoogleSession<Sheets> google)
            throws OperationException {
        for (String column : asked) {
            if (!there.contains(column)) {
                throw google.badInput(
                        "names the column \"%s\", which the sheet does not have".formatted(column),
                        there.isEmpty()
                                ? "Its first row is empty: write the names of the columns there."
                                : "Its first row says: %s.".formatted(String.join(", ", there)));
            }
        }
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString("").strip();
    }

    /** Of {@code Orders!A7:B7}, 7. */
    static int rowIn(String range) {
        Matcher row = ROW.matcher(range);
        return row.find() ? Integer.parseInt(row.group(1)) : 0;
    }
}
