package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.WorkflowDiff;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import dev.parley.engine.workflow.WorkflowDiff.Kind;
import dev.parley.engine.workflow.WorkflowDiff.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Versions and what changed between them, as people read it. */
final class VersionWords {
    private static final int MOST_LINES = 30;
    private static final int LONGEST_LINE = 300;

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
        List<Change> changes = telling(diff);
        int more = changes.size() - 1;
        String rest = more == 0 ? "" : " And " + Listings.counted(more, "more change") + ".";
        return cut(changes.getFirst().sentence()) + rest;
    }

    static Block block(WorkflowDiff diff) {
        List<Change> changes = telling(diff);
        List<Block.Line> lines = new ArrayList<>();
        changes.stream().limit(MOST_LINES).forEach(change -> lines.add(line(change)));
        int more = changes.size() - lines.size();
        if (more > 0) {
            lines.add(new Block.Line(" ", "And " + Listings.counted(more, "more change") + "."));
        }
        return new Block.Diff(lines);
    }

    /** That the arrows of a step go with it goes without saying. */
    private static List<Change> telling(WorkflowDiff diff) {
        Set<String> removed = diff.changes().stream()
                .filter(change -> change.part() == Part.STEP && change.kind() == Kind.REMOVED)
                .map(Change::where)
                .collect(Collectors.toSet());
        return diff.changes().stream()
                .filter(change -> change.part() != Part.EDGE
                        || change.before() == null
                        || Stream.of("from", "to")
                                .noneMatch(end -> removed.contains(
                                        change.before().path(end).asString(""))))
                .toList();
    }

    private static Block.Line line(Change change) {
        String kind = switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
        return new Block.Line(kind, cut(change.sentence()));
    }

    static String cut(String sentence) {
        return sentence.length() <= LONGEST_LINE ? sentence : sentence.substring(0, LONGEST_LINE - 1) + "…";
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
