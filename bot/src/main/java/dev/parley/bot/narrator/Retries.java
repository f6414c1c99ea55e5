package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Has an ended run done again: from the step that failed, with another input for it, or from the start. Once, whoever asks. */
@Component
public class Retries {
    private final Runtime runtime;
    private final RunHistory history;
    private final Continuations continuations;
    private final Revisions revisions;
    private final OperationCatalog operations;
    private final RunCards cards;
    private final ChatSurface surface;
    private final InstantSource clock;

    Retries(
            Runtime runtime,
            RunHistory history,
            Continuations continuations,
            Revisions revisions,
            OperationCatalog operations,
            RunCards cards,
            ChatSurface surface,
            InstantSource clock) {
        this.runtime = runtime;
        this.history = history;
        this.continuations = continuations;
        this.revisions = revisions;
        this.operations = operations;
        this.cards = cards;
        this.surface = surface;
        this.clock = clock;
    }

    /** A run that is over. */
    private record Ended(RunId run, RunStarted started, RunFinished finished, List<RecordedEvent> events) {
        @Nullable
        NodeId failedNode() {
            return finished.failedStep() == null ? null : finished.failedStep().node();
        }
    }

    /** From the step that failed. */
    public void retry(Caller caller, Place place, RunId run) {
        ended(caller, place, run)
                .ifPresent(ended -> again(caller, place, ended, new Replay(ended.failedNode(), null, null, null)));
    }

    /** From the start. */
    void replay(Caller caller, Place place, RunId run) {
        ended(caller, place, run).ifPresent(ended -> again(caller, place, ended, Replay.WHOLE));
    }

    /** Shows what the failed step worked on, to be put right. */
    void edit(Caller caller, Place place, RunId run) {
        ended(caller, place, run)
                .filter(ended -> isStillToDo(caller, place, run))
                .ifPresent(ended -> input(caller, ended)
                        .ifPresentOrElse(
                                input -> show(caller, place, ended, input, input.unchanged()),
                                () -> say(place, "The step that failed has no input of its own to edit.")));
    }

    /** From the step that failed, with what was filled in. */
    void edited(Caller caller, Place place, RunId run, Pressed press) {
        ended(caller, place, run)
                .ifPresent(
                        ended -> input(caller, ended).ifPresent(input -> edited(caller, place, ended, input, press)));
    }

    private Optional<StepInput> input(Caller caller, Ended ended) {
        JsonNode schema = Optional.ofNullable(ended.failedNode())
                .flatMap(node -> workflow(caller, ended).node(node))
                .filter(Node.Call.class::isInstance)
                .flatMap(node -> operations.of(caller.org()).find(((Node.Call) node).operation()))
                .<JsonNode>map(operation -> operation.spec().input())
                .orElse(MissingNode.getInstance());
        return StepInput.of(ended.finished(), ended.events(), schema);
    }

    private void edited(Caller caller, Place place, Ended ended, StepInput input, Pressed press) {
        Form.Filled filled = input.form().read(Form.typed(press));
        if (filled.problems().isEmpty()) {
            again(caller, place, ended, new Replay(ended.failedNode(), null, filled.values(), null));
        } else if (isStillToDo(caller, place, ended.run())) {
            show(caller, place, ended, input, new Form.Draft(Form.typed(press), filled.problems()));
        }
    }

    private void show(Caller caller, Place place, Ended ended, StepInput input, Form.Draft draft) {
        Message card = FailureCard.editing(workflow(caller, ended), ended.run(), ended.finished(), input, draft);
        if (!change(caller, place, ended, card)) {
            surface.post(place, card);
        }
    }

    private void again(Caller caller, Place place, Ended ended, Replay replay) {
        String by = caller.actor().name();
        continuations
                .claim(caller.org(), ended.run(), by)
                .ifPresentOrElse(first -> tell(place, first), () -> begin(caller, place, ended, replay));
    }

    private void begin(Caller caller, Place place, Ended ended, Replay replay) {
        boolean isStarted = false;
        try {
            runtime.replay(caller.org(), ended.run(), replay, caller.actor());
            isStarted = true;
        } catch (OverloadedException | NotReadyException busy) {
            say(place, busy.getMessage() + ". Nothing was started.");
        } finally {
            if (!isStarted) {
                continuations.release(caller.org(), ended.run());
            }
        }
        if (isStarted) {
            Message card = FailureCard.continued(
                    workflow(caller, ended), ended.finished(), caller.actor().name(), replay);
            change(caller, place, ended, card);
        }
    }

    private boolean change(Caller caller, Place place, Ended ended, Message card) {
        return cards.find(new RunKey(caller.org(), ended.run()), RunCards.FAILURE)
                .map(id -> {
                    surface.update(
                            revisions.place(caller.org(), ended.started()).orElse(place), id, card);
                    return true;
                })
                .orElse(false);
    }

    private boolean isStillToDo(Caller caller, Place place, RunId run) {
        Optional<Continuations.Continuation> first = continuations.find(caller.org(), run);
        first.ifPresent(known -> tell(place, known));
        return first.isEmpty();
    }

    private Optional<Ended> ended(Caller caller, Place place, RunId run) {
        List<RecordedEvent> events = history.events(caller.org(), run);
        if (!events.isEmpty()
                && events.getFirst().event() instanceof RunStarted started
                && events.getLast().event() instanceof RunFinished finished) {
            return Optional.of(new Ended(run, started, finished, events));
        }
        say(place, events.isEmpty() ? "That run is gone." : "That run goes on still; cancel it first, or wait.");
        return Optional.empty();
    }

    private Workflow workflow(Caller caller, Ended ended) {
        return revisions.of(caller.org(), ended.started()).workflow();
    }

    private void tell(Place place, Continuations.Continuation first) {
        say(
                place,
                first.by() + " ran this again " + ApprovalWords.ago(first.at(), clock.instant())
                        + "; the new run reports here.");
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
