package dev.parley.engine.journal;

import dev.parley.engine.journal.EntryRows.EventWaitRow;
import dev.parley.engine.journal.EntryRows.QuestionRow;
import dev.parley.engine.run.Correlation;
import dev.parley.engine.run.RunEvent.EventAwaited;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what only some entries change: questions to people, waits for events, keys of starts. One statement a kind of change, whatever
 * the number of runs; what an entry itself asks and answers, or waits for and gets, arrives as it ended.
 */
final class SideRows {
    private static final String ASK = """
            INSERT INTO approval (org_id, id, run_id, node, kind, question, state, asked_at, expires_at, decided_at, decision)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::json[], ?::text[], ?::timestamptz[],
                                 ?::timestamptz[], ?::timestamptz[], ?::json[])
            ON CONFLICT (org_id, run_id, id) DO UPDATE SET kind = EXCLUDED.kind, question = EXCLUDED.question,
                state = EXCLUDED.state, asked_at = EXCLUDED.asked_at, expires_at = EXCLUDED.expires_at,
                decided_at = EXCLUDED.decided_at, decision = EXCLUDED.decision
            """;
    private static final String CLOSE = """
            UPDATE approval SET state = new.state, decided_at = new.at, decision = new.decision
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::json[])
                 AS new (org_id, run_id, id, state, at, decision)
            WHERE approval.org_id = new.org_id AND approval.run_id = new.run_id AND approval.id = new.id
              AND approval.state = 'pending'
            """;
    private static final String AWAIT = """
            INSERT INTO event_wait (org_id, run_id, step, source, match, known, correlation_path, correlation)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::json[], ?::text[], ?::text[])
            ON CONFLICT (org_id, run_id, step) DO UPDATE SET source = EXCLUDED.source, match = EXCLUDED.match,
                known = EXCLUDED.known, correlation_path = EXCLUDED.correlation_path, correlation = EXCLUDED.correlation
            """;
    private static final String AWAIT_NO_MORE = """
            DELETE FROM event_wait USING unnest(?::uuid[], ?::uuid[], ?::text[]) AS old (org_id, run_id, step)
            WHERE event_wait.org_id = old.org_id AND event_wait.run_id = old.run_id AND event_wait.step = old.step
            """;
    private static final String KEEP_KEYS = """
            INSERT INTO start_key (org_id, workflow_id, key, run_id, at)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private final Connection connection;

    SideRows(Connection connection) {
        this.connection = connection;
    }

    void write(List<EntryRows> batch) throws SQLException {
        writeQuestions(batch);
        writeEventWaits(batch);
    }

    /** @param begun runs with their first events. Not part of what a rebuild derives: keys are forgotten by age. */
    void keepKeys(List<EntryRows> begun) throws SQLException {
        List<EntryRows> keyed = begun.stream()
                .filter(rows -> rows.after().started().key() != null)
                .toList();
        try (Columns<EntryRows> columns = new Columns<>(connection, KEEP_KEYS, keyed)) {
            columns.set("uuid", EntryRows::org)
                    .set("uuid", rows -> rows.after().started().workflow().id().value())
                    .set("text", rows -> rows.after().started().key())
                    .set("uuid", EntryRows::run)
                    .set("text", rows -> text(rows.after().startedAt()))
                    .execute();
        }
    }

    private void writeQuestions(List<EntryRows> batch) throws SQLException {
        List<Question> asked = new ArrayList<>();
        List<Question> closed = new ArrayList<>();
        for (EntryRows rows : batch) {
            for (Question question : questions(rows)) {
                (question.asked() == null ? closed : asked).add(question);
            }
        }
        try (Columns<Question> columns = new Columns<>(connection, ASK, asked)) {
            columns.set("uuid", Question::org)
                    .set("text", question -> question.change().id())
                    .set("uuid", Question::run)
                    .set("text", question -> question.change().step())
                    .set("text", question -> question.ask().kind())
                    .set("text", question -> question.ask().question())
                    .set("text", question -> question.change().state())
                    .set("text", question -> text(question.ask().at()))
                    .set("text", question -> text(question.ask().expiresAt()))
                    .set(
                            "text",
                            question -> question.isOpen()
                                    ? null
                                    : text(question.change().at()))
                    .set("text", question -> question.change().decision())
                    .execute();
        }
        try (Columns<Question> columns = new Columns<>(connection, CLOSE, closed)) {
            columns.set("uuid", Question::org)
                    .set("uuid", Question::run)
                    .set("text", question -> question.change().id())
                    .set("text", question -> question.change().state())
                    .set("text", question -> text(question.change().at()))
                    .set("text", question -> question.change().decision())
                    .execute();
        }
    }

    private static Collection<Question> questions(EntryRows rows) {
        Map<String, Question> byId = new LinkedHashMap<>();
        for (QuestionRow change : rows.questions()) {
            Question next = new Question(rows.org(), rows.run(), change.question() == null ? null : change, change);
            byId.merge(change.id(), next, Question::then);
        }
        return byId.values();
    }

    private void writeEventWaits(List<EntryRows> batch) throws SQLException {
        List<EventWait> begun = new ArrayList<>();
        List<EventWait> over = new ArrayList<>();
        for (EntryRows rows : batch) {
            Map<String, EventWaitRow> newest = new LinkedHashMap<>();
            rows.eventWaits().forEach(change -> newest.put(change.step(), change));
            for (EventWaitRow change : newest.values()) {
                (change.awaited() == null ? over : begun)
                        .add(new EventWait(rows.org(), rows.run(), change.step(), change.awaited()));
            }
        }
        try (Columns<EventWait> columns = new Columns<>(connection, AWAIT, begun)) {
            columns.set("uuid", EventWait::org)
                    .set("uuid", EventWait::run)
                    .set("text", EventWait::step)
                    .set("text", wait -> wait.begun().source())
                    .set("text", wait -> wait.begun().match())
                    .set("text", wait -> wait.begun().known().toString())
                    .set("text", wait -> wait.by(Correlation::path))
                    .set("text", wait -> wait.by(Correlation::value))
                    .execute();
        }
        try (Columns<EventWait> columns = new Columns<>(connection, AWAIT_NO_MORE, over)) {
            columns.set("uuid", EventWait::org)
                    .set("uuid", EventWait::run)
                    .set("text", EventWait::step)
                    .execute();
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /**
     * What an entry makes of a question.
     *
     * @param asked null when the question was there before
     * @param change the newest that counts; {@code asked} itself while nobody has answered
     */
    private record Question(UUID org, UUID run, @Nullable QuestionRow asked, QuestionRow change) {
        boolean isOpen() {
            return change == asked;
        }

        QuestionRow ask() {
            return Objects.requireNonNull(asked);
        }

        /** Asking begins anew; the first answer counts. */
        Question then(Question next) {
            if (next.asked() != null) {
                return next;
            }
            return isOpen() ? new Question(org, run, asked, next.change()) : this;
        }
    }

    /** @param awaited null when the wait is over */
    private record EventWait(
            UUID org, UUID run, String step, @Nullable EventAwaited awaited) {
        EventAwaited begun() {
            return Objects.requireNonNull(awaited);
        }

        @Nullable
        String by(Function<Correlation, String> part) {
            Correlation correlation = begun().correlation();
            return correlation == null ? null : part.apply(correlation);
        }
    }
}
