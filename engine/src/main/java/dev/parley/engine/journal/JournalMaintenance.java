package dev.parley.engine.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the journal in order, once at the start and then daily: the coming months are made before the first run of theirs begins, and
 * months beyond the retention are dropped whole.
 */
public final class JournalMaintenance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalMaintenance.class);
    private static final int MONTHS_AHEAD = 2;
    /** As long as keys of starts are kept ({@code TriggerSweep}). */
    private static final Period SHORTEST_RETENTION = Period.ofDays(7);

    private final Partitions partitions;
    private final Clock clock;
    private final @Nullable Period retention;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parley-journal-maintenance").factory());

    private boolean isDaily;

    /**
     * @param retention how long runs are kept at least, from their start; they go by whole months (UTC), and not before every run of the
     *     month has ended. Null keeps them for ever
     */
    public JournalMaintenance(DataSource dataSource, Clock clock, @Nullable Period retention) {
        if (retention != null && LocalDate.EPOCH.plus(retention).isBefore(LocalDate.EPOCH.plus(SHORTEST_RETENTION))) {
            throw new IllegalArgumentException(
                    "A retention of " + retention + " is too short: for " + SHORTEST_RETENTION
                            + " a delivery that is repeated has to find its run; leave it out to keep runs for ever, or name a time"
                            + " such as 90d");
        }
        this.partitions = new Partitions(dataSource);
        this.clock = clock;
        this.retention = retention;
    }

    /** Does at once what is to be done, then daily. To be called again whenever this process has taken the runs over. */
    public synchronized void open() {
        tidyOrWarn();
        if (!isDaily) {
            daily.scheduleWithFixedDelay(this::tidyOrWarn, 1, 1, TimeUnit.DAYS);
            isDaily = true;
        }
    }

    /** Makes and drops what is due. Harmless when repeated, or done by two processes at once. */
    public void tidy() {
        Instant now = clock.instant();
        Month last = Month.of(now).plus(MONTHS_AHEAD);
        partitions.strays(last).forEach(partitions::make);
        for (Month month = Month.of(now); month.compareTo(last) <= 0; month = month.plus(1)) {
            partitions.make(month);
        }
        if (retention != null) {
            dropUntil(now.atZone(ZoneOffset.UTC).minus(retention).toInstant());
        }
    }

    private void dropUntil(Instant oldestKept) {
        for (Month month : partitions.months()) {
            if (month.end().isAfter(oldestKept)) {
                return;
            }
            long open = partitions.drop(month);
            if (open == 0) {
                LOG.info("Dropped the runs of {}: the retention of {} is over", month, retention);
            } else {
                LOG.info("The runs of {} are kept although their retention is over: {} have not ended", month, open);
            }
        }
    }

    /** Nothing is lost without it today: what no month was made for goes to the default partition. */
    private void tidyOrWarn() {
        try {
            tidy();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The journal's months could not be put in order; it is tried again tomorrow and at every start", e);
        }
    }

    @Override
    public void close() {
        daily.shutdownNow();
    }
}
