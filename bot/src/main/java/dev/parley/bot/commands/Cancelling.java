package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.runtime.Runtime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code cancel}: stops the run that is meant; asks which one when several may be. */
@Component
final class Cancelling {
    private static final int SHOWN = 5;

    private final RunHistory history;
    private final Runtime runtime;
    private final ChatSurface surface;
    private final InstantSource clock;

    Cancelling(RunHistory history, Runtime runtime, ChatSurface surface, InstantSource clock) {
        this.history = history;
        this.runtime = runtime;
        this.surface = surface;
        this.clock = clock;
    }

    /** @return false when {@code what} names nothing that has run, so that these words may be a wish */
    boolean cancel(Caller caller, Place place, String what) {
        List<RunSummary> going =
                going(place.org()).filter(run -> isMeant(run, what)).toList();
        if (going.isEmpty()) {
            return what.isEmpty() && say(place, Message.of("Nothing is running."));
        }
        if (going.size() > 1) {
            return say(place, which(going));
        }
        RunSummary run = going.getFirst();
        boolean isStopped = runtime.cancel(place.org(), run.id(), caller.actor(), "cancelled in chat");
        return say(
                place,
                Message.of(
                        isStopped
                                ? "**" + run.workflowName() + "** is being cancelled."
                                : "**" + run.workflowName() + "** had ended before I could cancel it."));
    }

    boolean isAnyGoing(OrgId org) {
        return going(org).findAny().isPresent();
    }

    private Stream<RunSummary> going(OrgId org) {
        return Stream.of(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.WAITING)
                .flatMap(status -> history.outline(org, null, status, null, SHOWN).stream())
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed());
    }

    private static boolean isMeant(RunSummary run, String what) {
        return what.isEmpty()
                || run.workflowName().equalsIgnoreCase(what)
                || run.id().toString().equals(what);
    }

    private Message which(List<RunSummary> going) {
        Instant now = clock.instant();
        List<Block> blocks = new ArrayList<>();
        going.stream().limit(SHOWN).forEach(run -> {
            blocks.add(
                    Block.text("**" + run.workflowName() + "**, started " + ApprovalWords.ago(run.startedAt(), now)));
            blocks.add(Block.buttons(
                    Block.danger("run.cancel", "Cancel this one", run.id().toString())));
        });
        return Message.of("Which one?", blocks.toArray(Block[]::new));
    }

    private boolean say(Place place, Message message) {
        surface.post(place, message);
        return true;
    }
}
