package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.FencedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EngineLeaseTest {
    /** Longer than a busy machine makes a thread wait: an owner that lives must not lose its lease. */
    private static final Duration TTL = Duration.ofMillis(1_500);

    private static TestDatabase database;

    private final HikariDataSource elsewhere = TestDatabase.connect(database.url());
    private final SingleConnectionDataSource watching = new SingleConnectionDataSource(database.url(), true);
    private final Cable cable = new Cable(database.dataSource());
    private final EngineLease mine = new EngineLease(cable, TTL);
    private final EngineLease theirs = new EngineLease(elsewhere, TTL);
    private final Tenant me = new Tenant();
    private final Tenant they = new Tenant();

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void nobodyOwnsIt() {
        jdbc().sql("UPDATE engine_lease SET expires_at = now()").update();
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
        elsewhere.close();
        watching.destroy();
    }

    @Test
    void a_standby_takes_over_when_the_owner_lets_go_although_its_pool_lives_on() throws Exception {
        mine.acquire(me);
        theirs.acquire(they);
        assertThat(me.begun).hasValue(1);
        assertThat(they.begun).hasValue(0);
        mine.close();
        await().untilAtomic(they.begun, org.hamcrest.Matchers.is(1));
        assertThat(me.finished).hasValue(1);
        assertThat(me.lost).hasValue(0);
    }

    @Test
    void an_owner_whose_connections_end_keeps_the_lease() throws Exception {
        mine.acquire(me);
        theirs.acquire(they);
        long epoch = epoch();
        for (int round = 0; round < 3; round++) {
            endOtherSessions();
            String heartbeat = heartbeat();
            await().until(() -> !heartbeat().equals(heartbeat));
        }
        assertThat(epoch()).isEqualTo(epoch);
        assertThat(me.begun).hasValue(1);
        assertThat(me.lost).hasValue(0);
        assertThat(they.begun).hasValue(0);
    }

    @Test
    void an_owner_out_of_reach_for_longer_than_its_lease_keeps_it_when_nobody_took_it() throws Exception {
        mine.acquire(me);
        cable.cut();
        await().until(this::isExpired);
        cable.mend();
        await().until(() -> !isExpired());
        me.write();
        assertThat(me.begun).hasValue(1);
        assertThat(me.lost).hasValue(0);
    }

    @Test
    void an_owner_that_comes_too_late_is_fenced_stands_by_and_gets_its_turn_again() throws Exception {
        mine.acquire(me);
        Fence first = me.fence;
        theirs.acquire(they);
        cable.cut();
        await().untilAtomic(they.begun, org.hamcrest.Matchers.is(1));
        cable.mend();
        assertThatThrownBy(() -> write(first)).isInstanceOf(FencedException.class);
        await().untilAtomic(me.lost, org.hamcrest.Matchers.is(1));
        they.write();

        theirs.close();
        await().untilAtomic(me.begun, org.hamcrest.Matchers.is(2));
        me.write();
        assertThatThrownBy(() -> write(first))
                .as("the fence of the first lease stays shut")
                .isInstanceOf(FencedException.class);
    }

    @Test
    void an_owner_stopped_in_the_middle_of_a_write_does_not_hold_up_its_successor() throws Exception {
        mine.acquire(me);
        try (Connection stopped = database.dataSource().getConnection()) {
            stopped.setAutoCommit(false);
            me.fence.pass(stopped);
            cable.cut();
            theirs.acquire(they);
            await().untilAtomic(they.begun, org.hamcrest.Matchers.is(1));
            assertThatThrownBy(stopped::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_renewal_does_not_wait_for_a_write_under_way() throws Exception {
        mine.acquire(me);
        try (Connection slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            me.fence.pass(slow);
            String heartbeat = heartbeat();
            await().until(() -> !heartbeat().equals(heartbeat));
            slow.commit();
        }
    }

    @Test
    void a_clock_that_was_set_back_does_not_keep_a_dead_owner_alive() throws Exception {
        jdbc().sql("UPDATE engine_lease SET expires_at = now() + interval '1 hour'")
                .update();
        mine.acquire(me);
        assertThat(me.begun).hasValue(1);
    }

    @Test
    void an_owner_that_cannot_begin_gives_the_lease_back() {
        me.cannotBegin.set(true);
        assertThatThrownBy(() -> mine.acquire(me)).hasRootCauseMessage("no");
        await().until(this::isExpired);
        await().untilAtomic(me.lost, org.hamcrest.Matchers.is(1));
    }

    @Test
    void a_standby_that_cannot_begin_leaves_the_runs_to_others_and_tries_again() throws Exception {
        mine.acquire(me);
        theirs.acquire(they);
        they.cannotBegin.set(true);
        mine.close();
        await().untilAtomic(they.lost, org.hamcrest.Matchers.is(1));
        they.cannotBegin.set(false);
        await().until(() -> they.begun.get() > 1);
        they.write();
    }

    /** Each contender writes its epoch behind its fence as fast as it can while its cable is cut and mended at random. */
    @Test
    void there_are_never_two_owners() throws Exception {
        jdbc().sql("CREATE TABLE written (id bigint GENERATED ALWAYS AS IDENTITY, epoch bigint NOT NULL)")
                .update();
        Random random = new Random(20261121);
        Cable theirCable = new Cable(elsewhere);
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        try (EngineLease first = new EngineLease(cable, TTL);
                EngineLease second = new EngineLease(theirCable, TTL)) {
            first.acquire(me);
            second.acquire(they);
            threads.add(Thread.ofPlatform().start(() -> writeOn(me, isOver)));
            threads.add(Thread.ofPlatform().start(() -> writeOn(they, isOver)));
            for (int round = 0; round < 8; round++) {
                Cable cut = random.nextBoolean() ? cable : theirCable;
                cut.cut();
                letPass(random.nextInt((int) TTL.multipliedBy(2).toMillis()));
                cut.mend();
                letPass(random.nextInt((int) TTL.dividedBy(2).toMillis()));
            }
            isOver.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        List<Long> epochs = jdbc().sql("SELECT epoch FROM written ORDER BY id")
                .query(Long.class)
                .list();
        assertThat(epochs).isSorted();
        assertThat(epochs.stream().distinct()).as("owners that wrote").hasSizeGreaterThan(2);
        assertThat(me.epochs).doesNotContainAnyElementsOf(they.epochs);
    }

    private static void letPass(int ms) {
        await().pollDelay(Duration.ofMillis(ms)).until(() -> true);
    }

    private void writeOn(Tenant tenant, AtomicBoolean isOver) {
        while (!isOver.get()) {
            Fence fence = tenant.fence;
            if (fence != null) {
                try (Connection connection = database.dataSource().getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    fence.pass(connection);
                    statement.execute("INSERT INTO written (epoch) SELECT epoch FROM engine_lease");
                    connection.commit();
                } catch (FencedException | SQLException e) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void write(Fence fence) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                fence.pass(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(watching);
    }

    private long epoch() {
        return jdbc().sql("SELECT epoch FROM engine_lease").query(Long.class).single();
    }

    private String heartbeat() {
        return jdbc().sql("SELECT expires_at::text FROM engine_lease")
                .query(String.class)
                .single();
    }

    private boolean isExpired() {
        return jdbc().sql("SELECT expires_at <= now() FROM engine_lease")
                .query(Boolean.class)
                .single();
    }

    private void endOtherSessions() {
        jdbc().sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    /** Takes note of what it is told. */
    private final class Tenant implements EngineLease.Owner {
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger finished = new AtomicInteger();
        final AtomicInteger lost = new AtomicInteger();
        final AtomicBoolean cannotBegin = new AtomicBoolean();
        final List<Long> epochs = new CopyOnWriteArrayList<>();
        volatile Fence fence;

        @Override
        public void begin(Fence fence) {
            this.fence = fence;
            begun.incrementAndGet();
            if (cannotBegin.get()) {
                throw new IllegalStateException("no");
            }
            epochs.add(JdbcClient.create(elsewhere)
                    .sql("SELECT epoch FROM engine_lease")
                    .query(Long.class)
                    .single());
        }

        @Override
        public void finish() {
            finished.incrementAndGet();
        }

        @Override
        public void lost() {
            lost.incrementAndGet();
        }

        void write() throws SQLException {
            EngineLeaseTest.write(fence);
        }
    }

    /** The way to the database, which can be cut. */
    private static final class Cable extends DelegatingDataSource {
        private final List<Connection> lent = new CopyOnWriteArrayList<>();
        private volatile boolean isCut;

        Cable(HikariDataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (isCut) {
                throw new SQLException("cut", "08006");
            }
            Connection connection = super.getConnection();
            lent.add(connection);
            return connection;
        }

        void cut() throws SQLException {
            isCut = true;
            for (Connection connection : lent) {
                if (!connection.isClosed()) {
                    connection.abort(Runnable::run);
                }
            }
            lent.clear();
        }

        void mend() {
            isCut = false;
        }
    }
}
