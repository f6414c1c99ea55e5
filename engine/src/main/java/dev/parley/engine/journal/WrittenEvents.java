package dev.parley.engine.journal;

import dev.parley.engine.journal.EntryRows.EventRow;
import dev.parley.engine.run.RecordedEvent;
import java.util.AbstractList;
import java.util.List;

/** Events that are kept as they are written down, a fraction of what they take as values, and are read one by one as they are asked for. */
final class WrittenEvents extends AbstractList<RecordedEvent> {
    private final List<EventRow> rows;

    WrittenEvents(List<EventRow> rows) {
        this.rows = rows;
    }

    List<EventRow> rows() {
        return rows;
    }

    @Override
    public RecordedEvent get(int index) {
        return rows.get(index).event();
    }

    @Override
    public int size() {
        return rows.size();
    }
}
