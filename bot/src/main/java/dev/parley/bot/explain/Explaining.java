package dev.parley.bot.explain;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.explain.ModelExplainer.Said;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what a run did, which step failed and why, and what to do: by a model where there is one, else by rules. */
@Component
public final class Explaining {
    private static final int MOST_QUESTIONS = 200;

    private final RunHistory history;
    private final WorkflowCatalog catalog;
    private final ModelExplainer model;

    Explaining(RunHistory history, WorkflowCatalog catalog, ModelExplainer model) {
        this.history = history;
        this.catalog = catalog;
        this.model = model;
    }

    /** Empty when there is no such run in the organization. */
    public Optional<Message> explain(OrgId org, RunId id) {
        return history.find(org, id)
                .flatMap(run -> catalog.revision(org, run.workflow()).map(workflow -> explain(org, run, workflow)));
    }

    private Message explain(OrgId org, RunSummary run, StoredWorkflow stored) {
        RunFinished end = history.ending(org, run.id()).orElse(null);
        Facts facts = Facts.of(run, stored.workflow(), history.outline(org, run.id()), end);
        List<Block> blocks = new ArrayList<>();
        if (!facts.steps().isEmpty()) {
            blocks.add(Block.text(
                    FactWords.lines(facts).stream().map(line -> "- " + line).collect(Collectors.joining("\n"))));
        }
        if (end != null && end.error() != null) {
            blocks.addAll(failure(org, facts, stored.workflow(), end.error()));
        }
        waitsFor(org, run).ifPresent(words -> blocks.add(Block.text(words)));
        buttons(run, facts).ifPresent(blocks::add);
        return Message.of(FactWords.head(run), blocks.toArray(Block[]::new));
    }

    private List<Block> failure(OrgId org, Facts facts, Workflow workflow, StepError error) {
        String words = Facts.message(workflow, error);
        Cause cause = Cause.of(error);
        Optional<Said> said = model.explain(org, facts, words, cause, error);
        if (said.isPresent()) {
            return List.of(
                    Block.text(said.get().words()),
                    Block.muted("Put into words by " + said.get().model() + ". What the step said: " + words));
        }
        String where = facts.failed() == null ? "" : " at “" + facts.failed().title() + "”";
        String next = error.hint() == null ? cause.next() : error.hint() + " " + cause.next();
        return List.of(
                Block.text("**Why it failed" + where + ":** " + cause.why() + " " + words),
                Block.text("**What to do:** " + next));
    }

    private Optional<String> waitsFor(OrgId org, RunSummary run) {
        return run.status() != RunStatus.WAITING
                ? Optional.empty()
                : history.approvals(org, true, MOST_QUESTIONS).stream()
                        .filter(question -> question.run().equals(run.id()))
                        .findFirst()
                        .map(question -> "It waits for "
                                + ApprovalWords.people(question.approvers(), question.course())
                                + " to answer; say `approvals` to see the question.");
    }

    private static Optional<Block> buttons(RunSummary run, Facts facts) {
        if (run.status() != RunStatus.FAILED || run.mode() != Mode.LIVE) {
            return Optional.empty();
        }
        List<Block.Action> actions = new ArrayList<>();
        if (facts.failed() != null) {
            actions.add(Block.primary("run.retry", "Retry", run.id().toString()));
        }
        actions.add(
                Block.button("run.replay", "Run again from the start", run.id().toString()));
        return Optional.of(new Block.Buttons(actions));
    }
}
