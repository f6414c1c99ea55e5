package dev.parley.bot.models;

import dev.parley.connectors.ai.model.UsageLedger;
import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger in the table {@code model_usage}. */
final class PostgresUsageLedger implements UsageLedger {
    private static final Logger log = LoggerFactory.getLogger(PostgresUsageLedger.class);

    private final JdbcClient jdbc;

    PostgresUsageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(Usage usage) {
        try {
            insert(usage);
        } catch (DataAccessException e) {
            log.error("A use of a model could not be booked and is missing from the costs: {}", usage, e);
        }
    }

    private void insert(Usage usage) {
        jdbc.sql("""
                        INSERT INTO model_usage (org_id, at, purpose, workflow_id, run_id, node, model,
                                                 tokens_in, tokens_cached, tokens_out, cost, outcome)
                        VALUES (:org, :at, :purpose, :workflow, :run, :node, :model, :in, :cached, :out, :cost, :outcome)""")
                .param("org", usage.org().value())
                .param("at", usage.at().atOffset(ZoneOffset.UTC))
                .param("purpose", usage.use())
                .param("workflow", usage.origin().workflow(), Types.OTHER)
                .param(
                        "run",
                        usage.origin().run() == null
                                ? null
                                : usage.origin().run().value(),
                        Types.OTHER)
                .param(
                        "node",
                        usage.origin().node() == null
                                ? null
                                : usage.origin().node().value(),
                        Types.VARCHAR)
                .param("model", usage.model().toString())
                .param("in", usage.tokens().in())
                .param("cached", usage.tokens().cached())
                .param("out", usage.tokens().out())
                .param("cost", usage.cost(), Types.NUMERIC)
                .param("outcome", usage.outcome().name())
                .update();
    }

    @Override
    public BigDecimal spent(OrgId org, @Nullable UUID workflow, Instant since) {
        return workflow == null ? spent(org, since) : spentBy(workflow, org, since);
    }

    private BigDecimal spent(OrgId org, Instant since) {
        return jdbc.sql("SELECT coalesce(sum(cost), 0) FROM model_usage WHERE org_id = :org AND at >= :since")
                .param("org", org.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal spentBy(UUID workflow, OrgId org, Instant since) {
        return jdbc.sql("""
                        SELECT coalesce(sum(cost), 0) FROM model_usage
                        WHERE org_id = :org AND workflow_id = :workflow AND at >= :since""")
                .param("org", org.value())
                .param("workflow", workflow)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .single();
    }
}
