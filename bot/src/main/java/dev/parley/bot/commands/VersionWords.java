package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.DiffView;
import dev.parley.bot.chat.Message;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.WorkflowDiff;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import java.time.Instant;
import java.util.List;

/** Versions and what changed between them, as people read it. */
final class VersionWords {
    private VersionWords() {}

    static String title(StoredWorkflow some) {
        return some.version() == null ? "the draft" : "version " + some.version();
    }

    static String title(Lineage lineage, StoredWorkflow some) {
        return title(some) + (lineage.isLive(some) ? ", which is live" : "");
    }

    /** {@code Ana López · 5 minutes ago}. */
    static String origin(StoredWorkflow some, Instant now) {
        return some.savedBy() + " · " + ApprovalWords.ago(some.savedAt(), now);
    }

    /** The first sentence stands for all. @param diff not empty */
    static String line(WorkflowDiff diff) {
        List<Change> changes = diff.telling();
        int more = changes.size() - 1;
        String rest = more == 0 ? "" : " And " + Listings.counted(more, "more change") + ".";
        return DiffView.cut(changes.getFirst().sentence()) + rest;
    }

    static Block block(WorkflowDiff diff) {
        return DiffView.of(diff);
    }

    /** Why {@link Lineage#find} found nothing, and what there is instead. */
    static Message unknown(Lineage lineage, String said) {
        String name = "**" + lineage.name() + "**";
        StoredWorkflow live = lineage.live();
        if (live == null) {
            return Message.of(name + " has no version yet: it is only a draft. Approve it first.");
        }
        if (said.equals("draft")) {
            return Message.of(name + " has no draft that differs from " + title(lineage, live) + ".");
        }
        int newest = lineage.versions().size();
        return Message.of(name + " has no version " + said + ". "
                + (newest == 1
                        ? "Version 1 is its only one."
                        : "It has versions 1 to " + newest + "; say `versions " + lineage.name() + "` to see them."));
    }
}
