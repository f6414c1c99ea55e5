package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Field;
import dev.parley.bot.chat.Message;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers that show what there is. */
@Component
final class Listings {
    private static final int AT_MOST = 20;
    private static final int RUNS = 10;

    private final WorkflowCatalog catalog;
    private final RunHistory history;
    private final InstantSource clock;

    Listings(WorkflowCatalog catalog, RunHistory history, InstantSource clock) {
        this.catalog = catalog;
        this.history = history;
        this.clock = clock;
    }

    Message help() {
        return Message.of("""
                Tell me what should happen, and I draft it with you. Besides, I understand:
                - `list`: your workflows
                - `run <name>`, with values if it needs them: `run <name> with total=1500`
                - `status` or `status <name>`: the latest runs
                - `cancel` or `cancel <name>`: stop a run
                - `approvals`: what waits for an answer
                - `schedules`: what runs when""");
    }

    Message workflows(OrgId org) {
        List<WorkflowSummary> all = catalog.list(org);
        if (all.isEmpty()) {
            return Message.of("There is no workflow yet. Tell me what should happen, and I draft the first.");
        }
        List<Field> fields = all.stream().limit(AT_MOST).map(Listings::line).toList();
        return Message.of(counted(all.size(), "workflow"), new Block.Fields(fields));
    }

    private static Field line(WorkflowSummary workflow) {
        String version =
                workflow.liveVersion() == null ? "draft, not published" : "live, version " + workflow.liveVersion();
        return new Field(workflow.name(), version + " · " + workflow.trigger());
    }

    /** @param workflow null means of all */
    Message runs(OrgId org, @Nullable WorkflowSummary workflow) {
        List<RunSummary> runs = history.list(org, workflow == null ? null : workflow.id(), null, null, RUNS);
        if (runs.isEmpty()) {
            return Message.of("Nothing has run yet.");
        }
        Instant now = clock.instant();
        List<Field> fields = runs.stream()
                .map(run -> new Field(
                        run.workflowName(), status(run) + " · started " + ApprovalWords.ago(run.startedAt(), now)))
                .toList();
        return Message.of(
                "The latest runs" + (workflow == null ? "" : " of **" + workflow.name() + "**"),
                new Block.Fields(fields));
    }

    private static String status(RunSummary run) {
        String status = run.status().name().toLowerCase(Locale.ROOT);
        return run.error() == null ? status : status + ": " + run.error().message();
    }

    Message schedules(OrgId org) {
        Instant now = clock.instant();
        List<Field> fields = catalog.list(org).stream()
                .filter(workflow ->
                        workflow.liveVersion() != null && workflow.trigger().equals("schedule"))
                .limit(AT_MOST)
                .flatMap(workflow -> catalog.live(org, workflow.id()).stream())
                .flatMap(live -> live.workflow().trigger() instanceof Trigger.Schedule schedule
                        ? Stream.of(new Field(
                                live.workflow().name(),
                                NextRun.words(schedule, now)
                                        .map(next -> "next " + next)
                                        .orElse("never again")))
                        : Stream.empty())
                .toList();
        return fields.isEmpty()
                ? Message.of("Nothing is scheduled. Say, for example, “every Monday at 9:00 …”.")
                : Message.of(counted(fields.size(), "schedule"), new Block.Fields(fields));
    }

    Message approvals(OrgId org) {
        List<ApprovalSummary> waiting = history.approvals(org, true, RUNS);
        if (waiting.isEmpty()) {
            return Message.of("Nothing waits for an answer.");
        }
        Instant now = clock.instant();
        List<Block> blocks = new ArrayList<>();
        for (ApprovalSummary approval : waiting) {
            blocks.add(new Block.Divider());
            blocks.add(Block.text("**" + approval.workflowName() + "**: " + approval.message()));
            blocks.add(Block.muted("For " + ApprovalWords.people(approval.approvers()) + " · asked "
                    + ApprovalWords.ago(approval.askedAt(), now)));
            blocks.add(Block.buttons(
                    Block.primary("approval.approve", "Approve", approval.id()),
                    Block.danger("approval.reject", "Reject", approval.id())));
        }
        return Message.of(counted(waiting.size(), "approval") + " waiting", blocks.toArray(Block[]::new));
    }

    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
