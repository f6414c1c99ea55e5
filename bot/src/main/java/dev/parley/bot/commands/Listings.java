package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.Forms;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.ValueView;
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
import java.util.stream.Collectors;
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
                - `templates`: workflows to begin with; `install <name>` makes one yours
                - `import API https://…`: makes a system of yours usable, from its OpenAPI document
                - `run <name>`, with values if it needs them: `run <name> with total=1500`
                - `status` or `status <name>`: the latest runs
                - `explain` or `explain <name>`: what the last run did, and why it failed
                - `replay <name>`, `replay <name> from <step> total=1500`: does a run again, whole or from a step, with other values
                - `cancel <name>`: stop a run; `stop` shows which of yours go on
                - `approvals`: what waits for an answer; `delegate to @bo` hands on the one that waits for you
                - `schedules`: what runs when; `schedule <name> every weekday at 9` changes it
                - `pause <name>`: it no longer starts by itself; `resume <name>` takes that back
                - `delete <name>`: a draft nobody needs
                - `quiet <name>`: only failures and questions, and a digest; `loud <name>` tells every run again
                - `versions <name>`: what was live and what changed; `diff <name>` or `diff <name> 1 3` shows all of it
                - `rollback <name> 1`: makes an earlier version live again
                - `edit <name>: run it at 8`: changes a workflow, as a draft that you publish or discard; `undo` takes it back
                - `test <name>`: plays its tests; `keep <name> as test` makes one of a run""");
    }

    Message workflows(OrgId org) {
        List<WorkflowSummary> all = catalog.list(org);
        if (all.isEmpty()) {
            return Message.of("There is no workflow yet. Tell me what should happen, and I draft the first.");
        }
        String more = all.size() > AT_MOST ? "\n\nThese are the " + AT_MOST + " changed last." : "";
        return Message.of("You have " + counted(all.size(), "workflow") + ":\n"
                + lines(all.stream().limit(AT_MOST).map(Listings::line)) + more);
    }

    private static String line(WorkflowSummary workflow) {
        String state = workflow.liveVersion() == null ? "a draft" : "live, version " + workflow.liveVersion();
        return "**" + workflow.name() + "** _" + state + " · started by " + starter(workflow.trigger()) + "_";
    }

    private static String starter(String trigger) {
        return switch (trigger) {
            case "manual" -> "you";
            case "schedule" -> "its schedule";
            case "webhook" -> "a webhook";
            default -> trigger;
        };
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    /** @param workflow null means of all */
    Message runs(OrgId org, @Nullable WorkflowSummary workflow) {
        List<RunSummary> runs = history.outline(org, workflow == null ? null : workflow.id(), null, null, RUNS);
        if (runs.isEmpty()) {
            return Message.of("Nothing has run yet.");
        }
        Instant now = clock.instant();
        return Message.of("The latest runs" + (workflow == null ? "" : " of **" + workflow.name() + "**") + ":\n"
                + lines(runs.stream()
                        .map(run -> (workflow == null ? "**" + run.workflowName() + "** " : "") + status(run)
                                + " _started " + ApprovalWords.ago(run.startedAt(), now) + "_")));
    }

    static String status(RunSummary run) {
        String status = switch (run.status()) {
            case QUEUED -> "is about to start";
            case RUNNING -> "is running";
            case WAITING -> "is waiting";
            case SUCCEEDED -> "is done";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
        };
        return run.error() == null ? status : status + ": " + run.error().message();
    }

    Message schedules(OrgId org) {
        Instant now = clock.instant();
        List<String> next = catalog.list(org).stream()
                .filter(workflow ->
                        workflow.liveVersion() != null && workflow.trigger().equals("schedule"))
                .limit(AT_MOST)
                .flatMap(workflow -> catalog.live(org, workflow.id()).stream())
                .flatMap(live -> live.workflow().trigger() instanceof Trigger.Schedule schedule
                        ? Stream.of("**" + live.workflow().name() + "** "
                                + NextRun.words(schedule, now)
                                        .map(at -> "next on " + at)
                                        .orElse("has no further date"))
                        : Stream.empty())
                .toList();
        return next.isEmpty()
                ? Message.of("Nothing is scheduled. Say, for example, “every Monday at 9:00 …”.")
                : Message.of(counted(next.size(), "schedule") + ":\n" + lines(next.stream()));
    }

    Message approvals(OrgId org) {
        List<ApprovalSummary> waiting = history.approvals(org, true, RUNS);
        if (waiting.isEmpty()) {
            return Message.of("Nothing waits for an answer.");
        }
        Instant now = clock.instant();
        List<Block> blocks = new ArrayList<>();
        for (ApprovalSummary approval : waiting) {
            AskedWords asked = AskedWords.of(approval.message());
            if (!blocks.isEmpty()) {
                blocks.add(new Block.Divider());
            }
            blocks.add(Block.heading(asked.words().isEmpty() ? approval.workflowName() : asked.title()));
            if (!asked.details().isEmpty()) {
                blocks.add(Block.text(asked.details()));
            }
            if (asked.data() != null) {
                blocks.addAll(ValueView.of(asked.data()));
            }
            blocks.add(Block.muted(
                    approval.workflowName() + " · for " + ApprovalWords.people(approval.approvers(), approval.course())
                            + " · asked " + ApprovalWords.ago(approval.askedAt(), now)));
            blocks.add(
                    Forms.isForm(approval)
                            ? Block.buttons(Block.primary("input.open", "Fill in", approval.id()))
                            : Block.buttons(
                                    Block.primary("approval.approve", "Approve", approval.id()),
                                    Block.danger("approval.reject", "Reject", approval.id())));
        }
        return Message.of(
                counted(waiting.size(), "question") + (waiting.size() == 1 ? " waits" : " wait") + " for an answer",
                blocks.toArray(Block[]::new));
    }

    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
