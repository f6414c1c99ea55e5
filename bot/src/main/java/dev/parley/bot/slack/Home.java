package dev.parley.bot.slack;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.Forms;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** App Home: what waits for this person, the workflows there are, the latest runs. */
class Home {
    private static final int MOST_APPROVALS = 10;
    private static final int MOST_LINES = 15;

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
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(waiting(caller));
        blocks.add(new Block.Divider());
        blocks.addAll(workflows(caller));
        blocks.add(new Block.Divider());
        blocks.addAll(runs(caller));
        return sheets.home(Message.of("", blocks.toArray(Block[]::new)));
    }

    private List<Block> waiting(Caller caller) {
        List<ApprovalSummary> waiting = approvals.waitingFor(caller, MOST_APPROVALS);
        List<Block> blocks = new ArrayList<>(List.of(Block.heading("Waiting for you")));
        if (waiting.isEmpty()) {
            blocks.add(Block.muted("Nothing. Enjoy the day."));
        }
        Instant now = clock.instant();
        for (ApprovalSummary approval : waiting) {
            String asked = AskedWords.of(approval.message()).title();
            blocks.add(Block.text("**" + (asked.isEmpty() ? approval.workflowName() : asked) + "**\n_"
                    + approval.workflowName() + " · asked " + ApprovalWords.ago(approval.askedAt(), now) + "_"));
            blocks.add(
                    Forms.isForm(approval)
                            ? Block.buttons(Block.primary("input.open", "Fill in", approval.id()))
                            : Block.buttons(
                                    Block.primary("approval.approve", "Approve", approval.id()),
                                    Block.danger("approval.reject", "Reject", approval.id())));
        }
        return blocks;
    }

    private List<Block> workflows(Caller caller) {
        List<WorkflowSummary> all = catalog.list(caller.org());
        if (all.isEmpty()) {
            return List.of(
                    Block.heading("Workflows"),
                    Block.muted("None yet. Tell me in the Messages tab what should happen, and I draft the first."));
        }
        String lines = all.stream()
                .limit(MOST_LINES)
                .map(workflow -> "- **" + workflow.name() + "** _"
                        + (workflow.liveVersion() == null ? "draft" : "live, version " + workflow.liveVersion()) + "_")
                .collect(Collectors.joining("\n"));
        return List.of(Block.heading("Workflows"), Block.text(lines));
    }

    private List<Block> runs(Caller caller) {
        Instant now = clock.instant();
        List<RunSummary> runs = history.list(caller.org(), null, null, null, MOST_LINES);
        if (runs.isEmpty()) {
            return List.of(Block.heading("Latest runs"), Block.muted("Nothing has run yet."));
        }
        String lines = runs.stream()
                .map(run -> "- **" + run.workflowName() + "** "
                        + run.status().name().toLowerCase(Locale.ROOT) + " _started "
                        + ApprovalWords.ago(run.startedAt(), now) + "_")
                .collect(Collectors.joining("\n"));
        return List.of(Block.heading("Latest runs"), Block.text(lines));
    }
}
