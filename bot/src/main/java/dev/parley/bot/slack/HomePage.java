package dev.parley.bot.slack;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.Forms;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.ValueView;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What App Home shows. */
final class HomePage {
    static final int MOST_APPROVALS = 10;
    static final int MOST_LINES = 15;
    private static final int LONGEST_DETAILS = 300;

    private HomePage() {}

    /** @param waiting for this person. @param runs the latest */
    static Message of(
            List<ApprovalSummary> waiting, List<WorkflowSummary> workflows, List<RunSummary> runs, Instant now) {
        List<Block> blocks = new ArrayList<>(waiting(waiting, now));
        blocks.add(new Block.Divider());
        blocks.addAll(workflows(workflows));
        blocks.add(new Block.Divider());
        blocks.addAll(runs(runs, now));
        return Message.of("", blocks.toArray(Block[]::new));
    }

    private static List<Block> waiting(List<ApprovalSummary> waiting, Instant now) {
        List<Block> blocks = new ArrayList<>(List.of(Block.heading("Waiting for you")));
        if (waiting.isEmpty()) {
            blocks.add(Block.muted("Nothing. Enjoy the day."));
        }
        for (ApprovalSummary approval : waiting) {
            AskedWords asked = AskedWords.of(approval.message());
            String title = asked.title().isEmpty() ? approval.workflowName() : asked.title();
            blocks.add(Block.text("**" + title + "**\n" + facts(asked) + "_" + approval.workflowName() + " · asked "
                    + ApprovalWords.ago(approval.askedAt(), now) + "_"));
            blocks.add(
                    Forms.isForm(approval)
                            ? Block.buttons(Block.primary("input.open", "Fill in", approval.id()))
                            : Block.buttons(
                                    Block.primary("approval.approve", "Approve", approval.id()),
                                    Block.danger("approval.reject", "Reject", approval.id())));
        }
        return blocks;
    }

    /** What a decision is about, as far as it fits into a line or two; nobody is to decide blindly. */
    private static String facts(AskedWords asked) {
        String gist = asked.data() == null ? "" : ValueView.gist(asked.data());
        String details = asked.details().length() <= LONGEST_DETAILS
                ? asked.details()
                : asked.details().substring(0, LONGEST_DETAILS) + "…";
        return Stream.of(details, gist)
                .filter(words -> !words.isEmpty())
                .map(words -> words + "\n")
                .collect(Collectors.joining());
    }

    private static List<Block> workflows(List<WorkflowSummary> all) {
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
        int more = all.size() - MOST_LINES;
        return List.of(
                Block.heading("Workflows"),
                Block.text(
                        more > 0 ? lines + "\n… and " + more + " more; `list` in the Messages tab names them" : lines));
    }

    private static List<Block> runs(List<RunSummary> runs, Instant now) {
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
