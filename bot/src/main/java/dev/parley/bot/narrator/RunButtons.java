package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunId;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.OverloadedException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.workflow.NodeId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancel on the live message, Retry and Run again on the failure card. */
@Component
class RunButtons implements Buttons {
    private final Runtime runtime;
    private final RunHistory history;
    private final Continuations continuations;
    private final Revisions revisions;
    private final RunCards cards;
    private final ChatSurface surface;
    private final InstantSource clock;

    RunButtons(
            Runtime runtime,
            RunHistory history,
            Continuations continuations,
            Revisions revisions,
            RunCards cards,
            ChatSurface surface,
            InstantSource clock) {
        this.runtime = runtime;
        this.history = history;
        this.continuations = continuations;
        this.revisions = revisions;
        this.cards = cards;
        this.surface = surface;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "run.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Optional<RunId> run = run(press.value());
        if (run.isEmpty()) {
            say(place, "There is no run “" + press.value() + "”. Say `status` to see the latest.");
            return;
        }
        switch (press.action()) {
            case "run.cancel" -> cancel(caller, place, run.get());
            case "run.retry" -> again(caller, place, run.get(), true);
            case "run.replay" -> again(caller, place, run.get(), false);
            default -> say(place, "A run can be cancelled, retried or run again; not “" + press.action() + "”.");
        }
    }

    private void cancel(Caller caller, Place place, RunId run) {
        if (!runtime.cancel(caller.org(), run, caller.actor(), null)) {
            say(place, "That run had ended, or was being cancelled already.");
        }
    }

    private void again(Caller caller, Place place, RunId run, boolean fromStep) {
        List<RecordedEvent> events = history.events(caller.org(), run);
        if (events.isEmpty() || !(events.getLast().event() instanceof RunFinished finished)) {
            say(place, events.isEmpty() ? "That run is gone." : "That run goes on still; cancel it first, or wait.");
            return;
        }
        String by = caller.actor().name();
        continuations
                .claim(caller.org(), run, by)
                .ifPresentOrElse(
                        first -> say(
                                place,
                                first.by() + " ran this again " + ApprovalWords.ago(first.at(), clock.instant())
                                        + "; the new run reports here."),
                        () -> replay(
                                caller,
                                place,
                                run,
                                events,
                                finished,
                                fromStep && finished.failedStep() != null
                                        ? finished.failedStep().node()
                                        : null));
    }

    private void replay(
            Caller caller,
            Place place,
            RunId run,
            List<RecordedEvent> events,
            RunFinished finished,
            @Nullable NodeId from) {
        boolean isStarted = false;
        try {
            runtime.replay(caller.org(), run, new Replay(from, null, null, null), caller.actor());
            isStarted = true;
        } catch (OverloadedException | NotReadyException busy) {
            say(place, busy.getMessage() + ". Nothing was started.");
        } finally {
            if (!isStarted) {
                continuations.release(caller.org(), run);
            }
        }
        if (isStarted && events.getFirst().event() instanceof RunStarted started) {
            cards.find(new RunKey(caller.org(), run), RunCards.FAILURE)
                    .ifPresent(card -> surface.update(
                            revisions.place(caller.org(), started).orElse(place),
                            card,
                            FailureCard.continued(
                                    revisions.of(caller.org(), started).workflow(),
                                    finished,
                                    caller.actor().name(),
                                    from != null)));
        }
    }

    private static Optional<RunId> run(String id) {
        try {
            return Optional.of(new RunId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
