package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class PostgresJournalTest {
    private static final OrgId ORG = new OrgId(UUID.randomUUID());

    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53100", "53300", "40001", "40P01", "25006"})
    void a_trouble_of_the_server_that_may_pass_is_waited_for(String sqlState) throws Exception {
        Queue<SQLException> troubles = new ConcurrentLinkedQueue<>(List.of(new SQLException("not now", sqlState)));
        try (Journal journal = new PostgresJournal(new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                SQLException trouble = troubles.poll();
                if (trouble != null) {
                    throw trouble;
                }
                return super.getConnection();
            }
        })) {
            RunId run = RunId.at(Instant.now(), UUID.randomUUID());
            journal.append(begun(run));
            assertThat(journal.read(ORG, run)).hasSize(1);
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_neither_written_nor_counted_twice() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        try (Journal journal = new PostgresJournal(new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                return losingTheFirstAnswer(super.getConnection(), commits);
            }
        })) {
            RunId run = RunId.at(Instant.now(), UUID.randomUUID());
            Entry entry = begun(run);
            Entry elsewhere = new Entry(new OrgId(UUID.randomUUID()), entry.after(), entry.events());
            journal.append(elsewhere);
            assertThat(commits).hasValue(2);
            assertThat(journal.read(elsewhere.org(), run)).hasSize(1);
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("SELECT sum(started) FROM run_tally WHERE org_id = ?")
                            .params(elsewhere.org().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private static Connection losingTheFirstAnswer(Connection connection, AtomicInteger commits) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(connection, arguments);
                    if (method.getName().equals("commit") && commits.incrementAndGet() == 1) {
                        throw new SQLException("connection lost", "08006");
                    }
                    return answer;
                });
    }

    @Test
    void behind_a_shut_fence_nothing_is_written_and_the_writer_is_told() {
        RunId run = RunId.at(Instant.now(), UUID.randomUUID());
        try (Journal journal = new PostgresJournal(database.dataSource(), _ -> {
            throw FencedException.nothingWritten();
        })) {
            assertThatThrownBy(() -> journal.append(begun(run)))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("nothing was written");
            assertThatThrownBy(() -> journal.appendOrRefuse(begun(run))).isInstanceOf(FencedException.class);
            assertThat(journal.read(ORG, run)).isEmpty();
        }
    }

    @Test
    void the_fence_is_passed_in_the_transaction_of_the_write_itself() throws Exception {
        RunId run = RunId.at(Instant.now(), UUID.randomUUID());
        try (Journal journal = new PostgresJournal(database.dataSource(), transaction -> {
            try (Statement statement = transaction.createStatement()) {
                statement.execute("CREATE TABLE passed AS SELECT pg_current_xact_id()::xid AS id");
            }
        })) {
            journal.append(begun(run));
        }
        assertThat(JdbcClient.create(database.dataSource())
                        .sql(
                                "SELECT count(*) FROM run_event JOIN passed ON passed.id = run_event.xmin WHERE run_id = ?")
                        .params(run.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_writer_fenced_after_a_lost_connection_does_not_claim_that_nothing_was_written() {
        Queue<SQLException> troubles = new ConcurrentLinkedQueue<>(List.of(new SQLException("lost", "08006")));
        try (Journal journal = new PostgresJournal(database.dataSource(), _ -> {
            SQLException trouble = troubles.poll();
            if (trouble != null) {
                throw trouble;
            }
            throw FencedException.nothingWritten();
        })) {
            assertThatThrownBy(() -> journal.append(begun(RunId.at(Instant.now(), UUID.randomUUID()))))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("may or may not");
        }
    }

    private static Entry begun(RunId run) {
        JsonNode empty = JsonNodeFactory.instance.objectNode();
        RunStarted started = new RunStarted(
                new WorkflowRef(new WorkflowId(UUID.randomUUID()), 1),
                Mode.LIVE,
                "manual",
                empty,
                empty,
                Actor.PARLEY,
                null,
                null);
        RunState state = RunState.before(run, started, Instant.EPOCH);
        return new Entry(ORG, state, List.of(new RecordedEvent(1, Instant.EPOCH, started)));
    }
}
