package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EngineLeaseTest {
    private static TestDatabase database;

    private final HikariDataSource elsewhere = TestDatabase.connect(database.url());
    private final EngineLease mine = new EngineLease(database.dataSource());
    private final EngineLease theirs = new EngineLease(elsewhere);
    private final AtomicInteger owned = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
        elsewhere.close();
    }

    @Test
    void a_standby_takes_over_when_the_owner_lets_go_although_its_pool_lives_on() throws Exception {
        mine.acquire(() -> {}, lost::incrementAndGet);
        theirs.acquire(owned::incrementAndGet, lost::incrementAndGet);
        assertThat(owned).hasValue(0);
        mine.close();
        await().untilAtomic(owned, org.hamcrest.Matchers.is(1));
        assertThat(lost).hasValue(0);
    }

    @Test
    void an_owner_whose_connection_ends_takes_the_lease_again() throws Exception {
        mine.acquire(owned::incrementAndGet, lost::incrementAndGet);
        int ended = endHolder();
        await().until(() -> holder() != 0 && holder() != ended);
        assertThat(owned).hasValue(1);
        assertThat(lost).hasValue(0);
    }

    @Test
    void an_owner_that_comes_too_late_learns_that_it_has_lost_the_runs() throws Exception {
        mine.acquire(owned::incrementAndGet, lost::incrementAndGet);
        try (Connection other = elsewhere.getConnection();
                Statement statement = other.createStatement()) {
            Thread waiting = Thread.ofVirtual().start(() -> lockBlocking(statement));
            await().until(() -> advisoryLocks(false) == 1);
            endHolder();
            await().untilAtomic(lost, org.hamcrest.Matchers.is(1));
            waiting.join();
        }
    }

    private static void lockBlocking(Statement statement) {
        try {
            statement.execute("SELECT pg_advisory_lock(hashtext('dev.parley.engine'))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int holder() {
        return JdbcClient.create(elsewhere)
                .sql("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private int endHolder() {
        int pid = holder();
        JdbcClient.create(elsewhere)
                .sql("SELECT pg_terminate_backend(?)")
                .params(pid)
                .query(Boolean.class)
                .single();
        return pid;
    }

    private long advisoryLocks(boolean isGranted) {
        return JdbcClient.create(elsewhere)
                .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted = ?"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .params(isGranted)
                .query(Long.class)
                .single();
    }
}
