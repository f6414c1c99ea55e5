package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PartitionsTest {
    private static final Instant MARCH = Instant.parse("2026-03-20T10:00:00Z");

    private final OrgId org = new OrgId(UUID.randomUUID());
    private TestDatabase database;
    private JdbcClient jdbc;
    private Journal journal;
    private RunHistory history;
    private Runs runs;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database.dataSource());
        journal = new PostgresJournal(database.dataSource());
        history = new PostgresRunHistory(database.dataSource());
        runs = new Runs(database.dataSource(), journal, org);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private void tidy(Instant now, @Nullable Period retention) {
        try (JournalMaintenance maintenance =
                new JournalMaintenance(database.dataSource(), Clock.fixed(now, ZoneOffset.UTC), retention)) {
            maintenance.tidy();
        }
    }

    private List<String> months(String table) {
        return jdbc.sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = ?::regclass ORDER BY 1")
                .params(table)
                .query(String.class)
                .list();
    }

    private String partitionOf(RunId run) {
        return jdbc.sql("SELECT DISTINCT tableoid::regclass::text FROM run_event WHERE org_id = ? AND run_id = ?")
                .params(org.value(), run.value())
                .query(String.class)
                .single();
    }

    @Test
    void this_month_and_the_next_two_are_made_ahead() {
        tidy(MARCH, null);
        assertThat(months("run")).containsExactly("run_202603", "run_202604", "run_202605", "run_default");
        assertThat(months("approval")).hasSize(4);
        assertThat(months("run_event")).hasSize(4);
    }

    @Test
    void doing_it_again_and_doing_it_twice_at_once_changes_nothing() throws Exception {
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> calls = Collections.nCopies(8, () -> {
                tidy(MARCH, Period.ofMonths(1));
                return null;
            });
            for (Future<Void> call : processes.invokeAll(calls)) {
                call.get();
            }
        }
        assertThat(months("run")).hasSize(4);
    }

    @Test
    void a_run_is_wholly_in_the_month_it_started_in() throws Exception {
        tidy(MARCH, null);
        RunId first = runs.ended(Instant.parse("2026-04-01T00:00:00Z"));
        RunId last = runs.ended(Instant.parse("2026-03-31T23:59:59.999Z"));
        assertThat(partitionOf(first)).isEqualTo("run_event_202604");
        assertThat(partitionOf(last)).isEqualTo("run_event_202603");
    }

    @Test
    void lists_are_in_order_across_months() throws Exception {
        tidy(MARCH, null);
        List<RunId> newestFirst = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            newestFirst.addFirst(runs.ended(MARCH.plusSeconds(day * 86_400L)));
        }
        assertThat(ids(history.list(org, null, null, null, 200))).isEqualTo(newestFirst);
        assertThat(ids(history.list(org, null, RunStatus.SUCCEEDED, newestFirst.get(29), 40)))
                .isEqualTo(newestFirst.subList(30, 70));
        assertThat(ids(history.list(org, runs.workflow().id(), null, newestFirst.get(59), 200)))
                .isEqualTo(newestFirst.subList(60, 90));
    }

    private static List<RunId> ids(List<RunSummary> summaries) {
        return summaries.stream().map(RunSummary::id).toList();
    }

    @Test
    void runs_that_no_month_was_made_for_are_kept_aside_and_moved_later() throws Exception {
        RunId stray = runs.asking(MARCH);
        assertThat(partitionOf(stray)).isEqualTo("run_event_default");
        var before = history.find(org, stray);
        var eventsBefore = history.events(org, stray);

        tidy(MARCH.plusSeconds(400 * 86_400L), null);
        assertThat(partitionOf(stray)).isEqualTo("run_event_202603");
        assertThat(history.find(org, stray)).isPresent().isEqualTo(before);
        assertThat(history.events(org, stray)).isNotEmpty().isEqualTo(eventsBefore);
        assertThat(history.approvals(org, true, 10)).hasSize(1);
        assertThat(history.approval(org, stray + ".ok")).isPresent();
    }

    @Test
    void ids_that_are_no_time_stay_aside() throws Exception {
        RunId madeUp = runs.ended(new RunId(UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff")), MARCH);
        tidy(MARCH, Period.ofMonths(1));
        assertThat(history.find(org, madeUp)).isPresent();
        assertThat(months("run")).hasSize(4);
    }

    @Test
    void retention_drops_the_months_that_are_older_as_a_whole() throws Exception {
        RunId january = runs.ended(Instant.parse("2026-01-31T23:00:00Z"));
        RunId february = runs.ended(Instant.parse("2026-02-01T01:00:00Z"));
        tidy(Instant.parse("2026-03-31T22:59:59Z"), Period.ofMonths(2));
        assertThat(history.find(org, january)).isPresent();

        tidy(Instant.parse("2026-04-01T00:00:00Z"), Period.ofMonths(2));
        assertThat(history.find(org, january)).isEmpty();
        assertThat(history.events(org, january)).isEmpty();
        assertThat(history.find(org, february)).isPresent();
        assertThat(months("run")).doesNotContain("run_202601");
        assertThat(months("approval")).doesNotContain("approval_202601");
        assertThat(months("run_event")).doesNotContain("run_event_202601");
    }

    @Test
    void a_month_waits_for_its_last_open_run() throws Exception {
        RunId open = runs.asking(Instant.parse("2026-01-10T00:00:00Z"));
        RunId ended = runs.ended(Instant.parse("2026-01-11T00:00:00Z"));
        RunId later = runs.ended(Instant.parse("2026-02-11T00:00:00Z"));
        tidy(Instant.parse("2026-10-01T00:00:00Z"), Period.ofMonths(2));
        assertThat(history.find(org, open)).isPresent();
        assertThat(history.find(org, ended)).isPresent();
        assertThat(history.find(org, later)).isEmpty();

        runs.cancel(open);
        tidy(Instant.parse("2026-10-02T00:00:00Z"), Period.ofMonths(2));
        assertThat(history.find(org, open)).isEmpty();
        assertThat(history.approvals(org, false, 10)).isEmpty();
    }

    @Test
    void without_a_retention_nothing_goes() throws Exception {
        RunId old = runs.ended(Instant.parse("2021-01-11T00:00:00Z"));
        tidy(MARCH, null);
        assertThat(history.find(org, old)).isPresent();
    }

    @Test
    void a_retention_shorter_than_the_keys_of_starts_is_refused() {
        assertThatThrownBy(() -> tidy(MARCH, Period.ZERO)).hasMessageContaining("90d");
        assertThatThrownBy(() -> tidy(MARCH, Period.ofDays(6))).hasMessageContaining("P7D");
    }

    @Test
    void what_is_kept_beside_a_month_goes_with_it() throws Exception {
        RunId dropped = runs.ended(Instant.parse("2026-01-31T23:00:00Z"));
        RunId kept = runs.ended(Instant.parse("2026-02-01T01:00:00Z"));
        for (RunId run : List.of(dropped, kept)) {
            jdbc.sql("INSERT INTO start_key (org_id, workflow_id, key, run_id, at) VALUES (?, ?, ?, ?, now())")
                    .params(org.value(), runs.workflow().id().value(), run.toString(), run.value())
                    .update();
        }
        tidy(Instant.parse("2026-04-01T00:00:00Z"), Period.ofMonths(2));
        assertThat(jdbc.sql("SELECT run_id FROM start_key").query(UUID.class).list())
                .containsExactly(kept.value());
        assertThat(jdbc.sql("SELECT sum(started) FROM run_tally")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void months_are_made_while_runs_are_written() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RunId>> written = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Instant start = MARCH.plusSeconds(i * 20_000L);
                written.add(writers.submit(() -> runs.ended(start)));
            }
            tidy(MARCH, null);
            for (Future<RunId> run : written) {
                assertThat(history.find(org, run.get())).isPresent();
            }
        }
        tidy(MARCH, null);
        assertThat(jdbc.sql("SELECT count(*) FROM run_default")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(history.list(org, null, null, null, 200)).hasSize(200);
    }

    @Test
    void what_was_there_before_partitions_is_kept() {
        try (TestDatabase old = TestDatabase.migratedTo("20261121.08")) {
            JdbcClient before = JdbcClient.create(old.dataSource());
            before.sql("""
                    INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, wake_at, started_at, ended_at,
                                     output, error, origin, caller_run)
                    SELECT ?, overlay(gen_random_uuid()::text PLACING lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
                                      FROM 1 FOR 13)::uuid,
                           gen_random_uuid(), n, 'LIVE', 'manual', (ARRAY['SUCCEEDED', 'FAILED', 'WAITING'])[n % 3 + 1], 1,
                           CASE n % 3 WHEN 2 THEN at END, at, CASE WHEN n % 3 < 2 THEN at END,
                           '{"n": 1}', '{}', gen_random_uuid(), gen_random_uuid()
                    FROM (SELECT n, timestamptz '2026-03-20T10:00:00Z' + n * interval '6 hours' AS at FROM generate_series(1, 300) AS n) AS many
                    """).params(org.value()).update();
            before.sql("""
                    INSERT INTO run_event (org_id, run_id, seq, at, kind, body)
                    SELECT org_id, id, n, started_at, 'CancelRequested', '{}' FROM run, generate_series(1, 3) AS n
                    """).update();
            before.sql("""
                    INSERT INTO approval (org_id, id, run_id, node, question, state, asked_at, kind)
                    SELECT org_id, id || '.ok', id, 'ok', '{}', 'pending', started_at, 'input' FROM run
                    """).update();
            Map<String, List<String>> rows = everything(before);
            assertThat(rows.get("run_event")).hasSize(900);

            Flyway.configure().dataSource(old.dataSource()).load().migrate();
            assertThat(everything(before)).isEqualTo(rows);
            try (JournalMaintenance maintenance =
                    new JournalMaintenance(old.dataSource(), Clock.fixed(MARCH, ZoneOffset.UTC), null)) {
                maintenance.tidy();
            }
            assertThat(everything(before)).isEqualTo(rows);
            assertThat(before.sql("SELECT tableoid::regclass::text FROM run GROUP BY 1 ORDER BY 1")
                            .query(String.class)
                            .list())
                    .containsExactly("run_202603", "run_202604", "run_202605", "run_default");
            assertThat(before.sql("SELECT sum(started) FROM run_tally")
                            .query(Long.class)
                            .single())
                    .isEqualTo(300);
        }
    }

    private static Map<String, List<String>> everything(JdbcClient database) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : List.of("run", "run_event", "approval")) {
            rows.put(
                    table,
                    database.sql("SELECT row_to_json(t)::text FROM " + table + " AS t ORDER BY 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }
}
