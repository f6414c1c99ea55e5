package dev.parley.engine.trigger;

import dev.parley.engine.catalog.DraftHistory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thins the drafts once a day. It starts nothing, and is a source all the same: only the process that owns the runs is to do it. */
public final class DraftSweep implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(DraftSweep.class);
    private static final Duration SWEEP_EVERY = Duration.ofDays(1);

    private final DraftHistory drafts;
    private final Rounds rounds = new Rounds("old drafts", SWEEP_EVERY, this::sweep);

    public DraftSweep(DraftHistory drafts) {
        this.drafts = drafts;
    }

    @Override
    public void open() {
        rounds.open();
    }

    private void sweep() {
        int gone = drafts.thin();
        if (gone > 0) {
            LOG.info("Forgot {} drafts that were saved on the way to later ones", gone);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
