package dev.parley.engine.journal;

import java.sql.Timestamp;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal's months. Each table's month is made or dropped in a transaction of its own, so that no reader or writer, who may hold
 * one table and want the next, can be in a deadlock with it; whatever is left half done is done by the next call. Any process may call
 * at any time. Housekeeping for the whole installation: the queries here are not about one organization.
 */
final class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    /** There was no Parley before; ids that claim to be older were made up and stay where they are. */
    private static final Month EARLIEST = new Month(YearMonth.of(2020, 1));

    private static final String ONE_AT_A_TIME =
            "SELECT count(pg_advisory_xact_lock(hashtext('dev.parley.engine.partitions')))";
    /** Everybody else would queue behind a lock that waits; better not to get it and to try again later. */
    private static final String DO_NOT_STALL = "SET LOCAL lock_timeout = '10s'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Partitions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** The months there are, in whichever of the tables. */
    NavigableSet<Month> months() {
        return Stream.of(PartitionedTable.values())
                .flatMap(table -> months(table).stream())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** Months of rows that no partition was made for in time, up to {@code last}; empty when all is well. */
    NavigableSet<Month> strays(Month last) {
        return Stream.of(PartitionedTable.values())
                .flatMap(table -> strays(table, last).stream())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** Makes a month where it is missing, and moves into it what was put elsewhere for want of it. */
    void make(Month month) {
        for (PartitionedTable table : PartitionedTable.values()) {
            transaction.executeWithoutResult(_ -> make(table, month));
        }
    }

    /** @return the runs that have not ended and therefore keep the month; 0 when it is gone */
    long drop(Month month) {
        for (PartitionedTable table : PartitionedTable.values()) {
            Long open = transaction.execute(_ -> drop(table, month));
            if (open != null && open > 0) {
                return open;
            }
        }
        transaction.executeWithoutResult(_ -> forget(month));
        return 0;
    }

    /** What is kept beside the months and means nothing without their runs. */
    private void forget(Month month) {
        for (String table : List.of("start_key", "event_wait")) {
            jdbc.sql("DELETE FROM " + table + " WHERE run_id >= ? AND run_id < ?")
                    .params(month.first(), month.plus(1).first())
                    .update();
        }
        jdbc.sql("DELETE FROM run_tally WHERE quarter >= ? AND quarter < ?")
                .params(Timestamp.from(month.start()), Timestamp.from(month.end()))
                .update();
    }

    private void make(PartitionedTable table, Month month) {
        begin();
        if (exists(table, month)) {
            return;
        }
        // Writers first: a row that was on its way to the default partition would be refused there after the attaching.
        jdbc.sql("LOCK TABLE ONLY " + table.table + " IN SHARE ROW EXCLUSIVE MODE")
                .update();
        jdbc.sql("LOCK TABLE " + table.strays() + " IN ACCESS EXCLUSIVE MODE").update();
        jdbc.sql(table.create(month)).update();
        int moved = jdbc.sql(table.takeIn(month))
                .params(month.first(), month.plus(1).first())
                .update();
        jdbc.sql(table.attach(month)).update();
        if (moved > 0) {
            LOG.info("Moved {} rows of {} to {}", moved, month, table.partition(month));
        }
    }

    private long drop(PartitionedTable table, Month month) {
        begin();
        if (!exists(table, month)) {
            return 0;
        }
        jdbc.sql("LOCK TABLE ONLY " + table.table + " IN ACCESS EXCLUSIVE MODE").update();
        long open = jdbc.sql("SELECT count(*) FROM run WHERE id >= ? AND id < ? AND ended_at IS NULL")
                .params(month.first(), month.plus(1).first())
                .query(Long.class)
                .single();
        if (open == 0) {
            jdbc.sql("DROP TABLE " + table.partition(month)).update();
        }
        return open;
    }

    private void begin() {
        jdbc.sql(ONE_AT_A_TIME).query(Long.class).single();
        jdbc.sql(DO_NOT_STALL).update();
    }

    private boolean exists(PartitionedTable table, Month month) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .params(table.partition(month))
                .query(Boolean.class)
                .single();
    }

    private List<Month> months(PartitionedTable table) {
        return jdbc.sql("""
                        SELECT substring(partition.relname FROM '_(\\d{6})$')
                        FROM pg_inherits JOIN pg_class AS partition ON partition.oid = inhrelid
                        WHERE inhparent = to_regclass(?) AND partition.relname ~ '_\\d{6}$'
                        """).params(table.table).query(String.class).list().stream()
                .map(Month::ofSuffix)
                .toList();
    }

    private List<Month> strays(PartitionedTable table, Month last) {
        return jdbc
                .sql("""
                        SELECT DISTINCT date_trunc('month', to_timestamp(
                            ('x' || left(replace(%2$s::text, '-', ''), 12))::bit(48)::bigint / 1000) AT TIME ZONE 'UTC')
                        FROM %1$s WHERE %2$s >= ? AND %2$s < ?
                        """.formatted(table.strays(), table.runId))
                .params(EARLIEST.first(), last.plus(1).first())
                .query(Timestamp.class)
                .list()
                .stream()
                .map(found -> Month.of(found.toLocalDateTime().toInstant(ZoneOffset.UTC)))
                .toList();
    }
}
