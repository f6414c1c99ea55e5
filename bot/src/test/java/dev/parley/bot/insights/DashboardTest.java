package dev.parley.bot.insights;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organization's runs at a glance. */
class DashboardTest extends StartedParley {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DashboardQueries queries;

    private final OrgId org = new OrgId(UUID.randomUUID());

    @Test
    void counts_todays_live_runs_and_the_unfinished_ones_of_any_day() {
        run("LIVE", "SUCCEEDED", Duration.ZERO, Duration.ofMillis(100));
        run("LIVE", "SUCCEEDED", Duration.ofHours(1), Duration.ofMillis(300));
        run("LIVE", "SUCCEEDED", Duration.ofHours(2), Duration.ofMillis(200));
        run("LIVE", "FAILED", Duration.ofHours(3), Duration.ofMillis(900));
        run("LIVE", "CANCELLED", Duration.ofHours(4), Duration.ofHours(1));
        run("LIVE", "RUNNING", Duration.ofHours(5), null);
        run("LIVE", "WAITING", Duration.ofDays(-3), null);
        run("LIVE", "FAILED", Duration.ofMillis(-1), Duration.ofMillis(5));
        run("TEST", "FAILED", Duration.ofHours(6), Duration.ofMillis(5));
        run("TEST", "WAITING", Duration.ofHours(6), null);
        approval("pending");
        approval("approved");

        assertThat(queries.summary(org, MIDNIGHT))
                .isEqualTo(new DashboardSummary(new DashboardSummary.Runs(6), 0.75, 1, 1, 1, 250L, 1));
    }

    @Test
    void an_organization_without_runs_has_no_rate_and_no_duration() {
        assertThat(queries.summary(org, MIDNIGHT))
                .isEqualTo(new DashboardSummary(new DashboardSummary.Runs(0), null, 0, 0, 0, null, 0));
    }

    @Test
    void the_address_answers_its_own_organization_and_nobody_else() {
        var summary = owner().get("/api/dashboard/summary?zone=Europe/Madrid");
        assertThat(summary.status()).as(summary.body()).isEqualTo(200);
        assertThat(summary.json().at("/runs/today").isNumber()).isTrue();
        assertThat(summary.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "runs",
                        "successRate",
                        "active",
                        "waiting",
                        "failedToday",
                        "medianDurationMs",
                        "pendingApprovals");
        assertProblem(anyone().get("/api/dashboard/summary"), 401);
        assertProblem(owner().get("/api/dashboard/summary?zone=Mars"), 400).saying("zone");
    }

    private void run(String mode, String status, Duration afterMidnight, Duration took) {
        Instant started = MIDNIGHT.plus(afterMidnight);
        jdbc.sql("""
                        INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, started_at, ended_at)
                        VALUES (:org, :id, :workflow, 1, :mode, 'manual', :status, 1, :started, :ended)""")
                .param("org", org.value())
                .param("id", RunId.at(started, UUID.randomUUID()).value())
                .param("workflow", UUID.randomUUID())
                .param("mode", mode)
                .param("status", status)
                .param("started", started.atOffset(ZoneOffset.UTC))
                .param(
                        "ended",
                        took == null ? null : started.plus(took).atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (mode.equals("LIVE")) {
            count(status, started);
        }
    }

    private void count(String status, Instant started) {
        jdbc.sql("""
                        INSERT INTO run_tally VALUES (:org, date_bin('15 minutes', :started::timestamptz, 'epoch'), 0, 1,
                            (:status = 'SUCCEEDED')::int, (:status = 'FAILED')::int)
                        ON CONFLICT (org_id, quarter, lane) DO UPDATE SET started = run_tally.started + 1,
                            succeeded = run_tally.succeeded + EXCLUDED.succeeded, failed = run_tally.failed + EXCLUDED.failed""")
                .param("org", org.value())
                .param("status", status)
                .param("started", started.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void approval(String state) {
        jdbc.sql("""
                        INSERT INTO approval (org_id, id, run_id, node, question, state, asked_at)
                        VALUES (:org, :id, :run, 'ok', '{}', :state, now())""")
                .param("org", org.value())
                .param("id", UUID.randomUUID().toString())
                .param("run", UUID.randomUUID())
                .param("state", state)
                .update();
    }
}
