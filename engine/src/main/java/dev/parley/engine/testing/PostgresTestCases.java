package dev.parley.engine.testing;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests in PostgreSQL; they go with their workflow. */
public final class PostgresTestCases implements TestCases {
    private final JdbcClient jdbc;
    private final Clock clock;

    public PostgresTestCases(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public Optional<StoredTest> save(OrgId org, WorkflowId workflow, TestCase testCase, Actor by) {
        return jdbc.sql("""
                INSERT INTO workflow_test (org_id, id, workflow_id, name, expected, definition, saved_at, saved_by)
                VALUES (?, ?, ?, ?, ?, ?::json, ?, ?)
                ON CONFLICT (org_id, workflow_id, name) DO NOTHING
                RETURNING id, name, expected, saved_at, saved_by
                """)
                .params(
                        org.value(),
                        UUID.randomUUID(),
                        workflow.value(),
                        testCase.name(),
                        testCase.expected().status().name(),
                        TestCaseJson.write(testCase).toString(),
                        Timestamp.from(clock.instant()),
                        by.name())
                .query(PostgresTestCases::stored)
                .optional();
    }

    @Override
    public List<StoredTest> list(OrgId org, WorkflowId workflow) {
        return jdbc.sql("""
                SELECT id, name, expected, saved_at, saved_by FROM workflow_test
                WHERE org_id = ? AND workflow_id = ? ORDER BY name
                """)
                .params(org.value(), workflow.value())
                .query(PostgresTestCases::stored)
                .list();
    }

    @Override
    public Optional<TestCase> find(OrgId org, WorkflowId workflow, TestId test) {
        return jdbc.sql("SELECT definition FROM workflow_test WHERE org_id = ? AND workflow_id = ? AND id = ?")
                .params(org.value(), workflow.value(), test.value())
                .query(String.class)
                .optional()
                .map(TestCaseJson::read);
    }

    @Override
    public boolean delete(OrgId org, WorkflowId workflow, TestId test) {
        return jdbc.sql("DELETE FROM workflow_test WHERE org_id = ? AND workflow_id = ? AND id = ?")
                        .params(org.value(), workflow.value(), test.value())
                        .update()
                > 0;
    }

    private static StoredTest stored(ResultSet row, int index) throws SQLException {
        return new StoredTest(
                new TestId(row.getObject("id", UUID.class)),
                row.getString("name"),
                RunStatus.valueOf(row.getString("expected")),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }
}
