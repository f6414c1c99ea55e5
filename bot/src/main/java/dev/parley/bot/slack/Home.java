package dev.parley.bot.slack;

import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.RunHistory;
import java.time.InstantSource;

/** App Home: what waits for this person, the workflows there are, the latest runs. */
class Home {
    private final Approvals approvals;
    private final WorkflowCatalog catalog;
    private final RunHistory history;
    private final Sheets sheets;
    private final InstantSource clock;

    Home(Approvals approvals, WorkflowCatalog catalog, RunHistory history, Sheets sheets, InstantSource clock) {
        this.approvals = approvals;
        this.catalog = catalog;
        this.history = history;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** The view, as JSON. */
    String of(Caller caller) {
        return sheets.home(HomePage.of(
                approvals.waitingFor(caller, HomePage.MOST_APPROVALS),
                catalog.list(caller.org()),
                history.outline(caller.org(), null, null, null, HomePage.MOST_LINES),
                clock.instant()));
    }
}
