package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        history = new PostgresRunHistory(database.dataSource(), journal);
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
    void a_retention_of_nothing_is_refused() {
        assertThatThrownBy(() -> tidy(MARCH, Period.ZERO)).hasMessageContaining("90d");
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
        try (TestDatabase old = TestDatabase.migratedTo("20261121.01")) {
            JdbcClient before = JdbcClient.create(old.dataSource());
            UUID run = RunId.at(MARCH, UUID.randomUUID()).value();
            before.sql("INSERT INTO run_event VALUES (?, ?, 1, now(), 'CancelRequested', '{}')")
                    .params(org.value(), run)
                    .update();
            before.sql("""
                    INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, started_at)
                    VALUES (?, ?, ?, 1, 'LIVE', 'manual', 'WAITING', 1, now())
                    """).params(org.value(), run, UUID.randomUUID()).update();
            before.sql("INSERT INTO approval VALUES (?, ?, ?, 'ok', '{}', 'pending', now())")
                    .params(org.value(), run + ".ok", run)
                    .update();

            Flyway.configure().dataSource(old.dataSource()).load().migrate();
            new Partitions(old.dataSource()).make(Month.of(MARCH));
            assertThat(before.sql("SELECT count(*) FROM run_event_202603 JOIN run_202603 ON run_id = run_202603.id"
                                    + " JOIN approval_202603 AS a ON a.run_id = run_202603.id")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }
}
