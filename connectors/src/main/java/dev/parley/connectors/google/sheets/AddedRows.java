package dev.parley.connectors.google.sheets;

import com.google.api.services.sheets.v4.Sheets;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rows that come below the last one. A trigger says of which spreadsheet: {@code google_sheets.row_added:<id>}, or
 * {@code …:<id>/<sheet>}. Google keeps no history of rows, so what is put in between the others is not seen. Source: Sheets API v4,
 * "spreadsheets.values.get".
 *
 * @param spreadsheet null when the trigger does not say
 * @param sheet null for the first
 */
record AddedRows(
        GoogleApi<Sheets> api,
        String source,
        @Nullable String spreadsheet,
        @Nullable String sheet) implements EventSource.Look {
    private static final String ID = "google_sheets.row_added";
    private static final String NEEDS =
            "Write its id after the trigger's source: google_sheets.row_added:<id>, or …:<id>/<sheet>.";
    private static final Pattern TOPIC = Pattern.compile("([\\w-]+)(?:/(.+))?");

    static EventSource source(GoogleApi<Sheets> api) {
        JsonNode sample = Json.read("""
                {"spreadsheet": "1q2w3E4r5T6y7U8i9O0p", "row": 7, "values": {"Customer": "Shop Oslo", "Total": 1250}}""");
        String title = "A row is added to the spreadsheet named after a colon";
        return EventSource.poll(ID, title, sample, Duration.ofMinutes(1), new AddedRows(api, ID, null, null));
    }

    @Override
    public Optional<EventSource.Look> about(String topic) {
        Matcher named = TOPIC.matcher(topic);
        return named.matches()
                ? Optional.of(new AddedRows(api, ID + ":" + topic, named.group(1), named.group(2)))
                : Optional.empty();
    }

    @Override
    public String needs() {
        return NEEDS;
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        if (spreadsheet == null) {
            throw new OperationException(new StepError(
                    "bad_source",
                    "%s does not know which spreadsheet to look at.".formatted(sender.name()),
                    NEEDS,
                    false));
        }
        GoogleSession<Sheets> google = api.session(access, sender);
        int last = cursor == null ? 0 : cursor.asInt();
        if (last == 0) {
            return from(counted(google));
        }
        Table end = read(google, "A%d:ZZ".formatted(last));
        if (end.values().isEmpty()) {
            // The row that was the last is gone: rows were deleted, and what there is now has been told.
            return from(counted(google));
        }
        List<List<JsonNode>> added = end.values().subList(1, end.values().size());
        return new EventSource.Found(
                added.isEmpty() ? List.of() : told(google, added, last),
                JsonNodeFactory.instance.numberNode(last + added.size()));
    }

    private List<Happening> told(GoogleSession<Sheets> google, List<List<JsonNode>> added, int last)
            throws OperationException, InterruptedException {
        List<String> columns = read(google, "1:1").columns();
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            int row = last + 1 + i;
            if (!added.get(i).isEmpty()) {
                Added payload = new Added(spreadsheet, row, Table.named(columns, added.get(i)));
                happenings.add(Happening.of(source, key(row, added.get(i)), payload));
            }
        }
        return happenings;
    }

    /** The number alone would be that of a row that was deleted before. */
    private String key(int row, List<JsonNode> cells) {
        String told = spreadsheet + "/" + sheet + "/" + cells;
        return row + "@" + UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8));
    }

    private int counted(GoogleSession<Sheets> google) throws OperationException, InterruptedException {
        return Math.max(1, read(google, "A:ZZ").values().size());
    }

    private Table read(GoogleSession<Sheets> google, String cells) throws OperationException, InterruptedException {
        return Table.read(google, String.valueOf(spreadsheet), Table.on(sheet, cells));
    }

    private static EventSource.Found from(int rows) {
        return new EventSource.Found(List.of(), JsonNodeFactory.instance.numberNode(rows));
    }

    private record Added(@Nullable String spreadsheet, int row, Map<String, JsonNode> values) {}
}
