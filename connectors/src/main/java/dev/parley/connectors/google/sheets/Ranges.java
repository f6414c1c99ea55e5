package dev.parley.connectors.google.sheets;

import static dev.parley.connectors.Description.operation;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridData;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.UpdateValuesResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.engine.operation.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Source: Sheets API v4, "spreadsheets.values" and "spreadsheets.create". */
final class Ranges {
    static final String SPREADSHEET = "its address or id";
    static final String AS_TYPED = "whether values count as typed in: dates and formulas are recognized";

    private Ranges() {}

    static List<Object> cells(List<JsonNode> row) {
        return row.stream().map(Table::cell).toList();
    }

    static String option(boolean isTyped) {
        return isTyped ? "USER_ENTERED" : "RAW";
    }

    record ReadInput(
            @Doc(SPREADSHEET) String spreadsheet,

            @Doc("such as Orders!A1:D50, or Orders for all of it; the first sheet, if left out") @Default("\"A:ZZ\"")
            String range) {}

    record Read(
            @Doc("one for each row below the first, by column name")
            List<Map<String, JsonNode>> rows,

            @Doc("what the first row says") List<String> columns,

            @Doc("every row as it stands, the first included")
            List<List<JsonNode>> values,

            String range) {}

    static Operation read(GoogleApi<Sheets> api) {
        JsonNode shop = JsonNodeFactory.instance.stringNode("Shop Oslo");
        JsonNode total = JsonNodeFactory.instance.numberNode(1250);
        return api.operation(
                operation("google_sheets.read_range", "Read rows", "Reads the rows of a spreadsheet by column name.")
                        .reading()
                        .synonyms(
                                "read a Google sheet",
                                "get rows from a spreadsheet",
                                "look at the spreadsheet",
                                "load a table from Google Sheets")
                        .of(
                                ReadInput.class,
                                new Read(
                                        List.of(Map.of("Customer", shop, "Total", total)),
                                        List.of("Customer", "Total"),
                                        List.of(
                                                List.of(
                                                        JsonNodeFactory.instance.stringNode("Customer"),
                                                        JsonNodeFactory.instance.stringNode("Total")),
                                                List.of(shop, total)),
                                        "Orders!A1:B2")),
                (input, google, _) -> {
                    Table table = Table.read(google, input.spreadsheet(), input.range());
                    return new Read(table.rows(), table.columns(), table.values(), table.range());
                });
    }

    record UpdateInput(
            @Doc(SPREADSHEET) String spreadsheet,
            @Doc("such as Orders!B2:C3") String range,
            @Doc("row by row") List<List<JsonNode>> values,
            @Doc(AS_TYPED) @Default("false") boolean typed) {}

    record Updated(String range, int cells) {}

    static Operation update(GoogleApi<Sheets> api) {
        return api.operation(
                operation("google_sheets.update_range", "Write cells", "Writes values into cells of a spreadsheet.")
                        .idempotent()
                        .synonyms("update a Google sheet", "change cells in a spreadsheet", "overwrite rows in a sheet")
                        .of(UpdateInput.class, new Updated("Orders!B2:C3", 4)),
                (input, google, _) -> {
                    ValueRange written = new ValueRange()
                            .setValues(
                                    input.values().stream().map(Ranges::cells).toList());
                    UpdateValuesResponse reply = google.call(client -> client.spreadsheets()
                            .values()
                            .update(Table.idIn(input.spreadsheet()), input.range(), written)
                            .setValueInputOption(option(input.typed())));
                    return new Updated(
                            reply.getUpdatedRange(), reply.getUpdatedCells() == null ? 0 : reply.getUpdatedCells());
                });
    }

    record CreateInput(
            String title,
            @Doc("name of its first sheet") @Nullable String sheet,

            @Doc("names of the columns, for the first row") @Default("[]")
            List<String> columns) {}

    record Created(String id, URI url) {}

    static Operation createSpreadsheet(GoogleApi<Sheets> api) {
        return api.operation(
                operation("google_sheets.create_spreadsheet", "Create a spreadsheet", "Makes a new spreadsheet.")
                        .synonyms("new Google sheet", "make a spreadsheet", "start a new table in Google Sheets")
                        .of(
                                CreateInput.class,
                                new Created(
                                        "1q2w3E4r5T6y7U8i9O0p",
                                        URI.create(
                                                "https://docs.google.com/spreadsheets/d/1q2w3E4r5T6y7U8i9O0p/edit"))),
                (input, google, _) -> {
                    Spreadsheet made =
                            google.call(client -> client.spreadsheets().create(spreadsheet(input)));
                    return new Created(made.getSpreadsheetId(), URI.create(made.getSpreadsheetUrl()));
                });
    }

    private static Spreadsheet spreadsheet(CreateInput input) {
        List<CellData> names = input.columns().stream()
                .map(name -> new CellData().setUserEnteredValue(new ExtendedValue().setStringValue(name)))
                .toList();
        Sheet first = new Sheet()
                .setProperties(new SheetProperties().setTitle(input.sheet()))
                .setData(List.of(new GridData().setRowData(List.of(new RowData().setValues(names)))));
        return new Spreadsheet()
                .setProperties(new SpreadsheetProperties().setTitle(input.title()))
                .setSheets(List.of(first));
    }
}
