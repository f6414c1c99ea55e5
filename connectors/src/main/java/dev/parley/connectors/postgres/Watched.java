package dev.parley.connectors.postgres;

import dev.parley.connectors.event.Happening;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.protocol.Settings;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A table whose new rows are told of. @param name as it was typed in, which names its cursor */
record Watched(String name, String path, Identifier table, Identifier column) {
    private static final Pattern WORDS = Pattern.compile("(\\S+)\\s+by\\s+(\\S+)");

    /** @throws OperationException {@code bad_connection} */
    static List<Watched> in(Settings settings) throws OperationException {
        List<Watched> all = new ArrayList<>();
        for (String text : settings.list(RowsAdded.TABLES.name())) {
            Matcher words = WORDS.matcher(text);
            if (!words.matches()) {
                throw settings.unfit(
                        RowsAdded.TABLES.name(), "holds \"%s\" instead of a table by a column".formatted(text));
            }
            all.add(of(text, words.group(1), words.group(2), settings));
        }
        if (all.isEmpty()) {
            throw settings.unfit(RowsAdded.TABLES.name(), "names no table, so there is nothing to watch");
        }
        return all;
    }

    private static Watched of(String text, String table, String column, Settings settings) throws OperationException {
        try {
            return new Watched(text, table, Identifier.table(table), Identifier.of(column));
        } catch (IllegalArgumentException unfit) {
            throw settings.unfit(RowsAdded.TABLES.name(), "cannot be read: " + unfit.getMessage());
        }
    }

    Happening added(ObjectNode row, String value) {
        return new Happening(RowsAdded.ID, name + " " + value, Json.object("table", path, "row", row));
    }
}
