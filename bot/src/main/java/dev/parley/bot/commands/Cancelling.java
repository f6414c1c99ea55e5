package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.runtime.Runtime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code cancel}: stops the run that is meant; asks which one when several may be. {@code stop} only shows what can be stopped. */
@Component
final class Cancelling {
    private static final int SHOWN = 5;

    private final RunHistory history;
    private final Names names;
    private final Runtime runtime;
    private final ChatSurface surface;
    private final InstantSource clock;

    Cancelling(RunHistory history, Names names, Runtime runtime, ChatSurface surface, InstantSource clock) {
        this.history = history;
        this.names = names;
        this.runtime = runtime;
        this.surface = surface;
        this.clock = clock;
    }

    /** @return false when {@code what} names nothing known, so that these words may be a wish */
    boolean cancel(Caller caller, Place place, String what) {
        List<RunSummary> going = meant(place, what);
        Optional<Message> miss = miss(place, what, going);
        if (miss.isPresent() || going.isEmpty()) {
            miss.ifPresent(message -> surface.post(place, message));
            return miss.isPresent();
        }
        if (going.size() > 1) {
            return say(place, which("Which one?", going));
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

    /** Shows the runs that whoever asks has started, else those of others, each with its button. */
    void offer(Caller caller, Place place) {
        List<RunSummary> going = going(place.org()).toList();
        List<RunSummary> own = going.stream()
                .filter(run -> isStartedBy(caller, place.org(), run))
                .toList();
        if (going.isEmpty()) {
            say(
                    place,
                    Message.of("Nothing is running, so there is nothing to stop. "
                            + "`pause <name>` keeps a workflow from starting by itself."));
        } else if (own.isEmpty()) {
            say(place, which("You started none of the runs that go on. Which one shall I stop?", going));
        } else {
            String others = own.size() == going.size() ? "" : " Others have started more: `status` shows them.";
            say(place, which((own.size() == 1 ? "Stop this one?" : "Which one shall I stop?") + others, own));
        }
    }

    /** Whether there is nothing that these words can stop, although they are about what there is. */
    boolean isMiss(Place place, String what) {
        return miss(place, what, meant(place, what)).isPresent();
    }

    /** Whether these words name a run or a workflow, or nothing. */
    boolean isAbout(Place place, String what) {
        return what.isEmpty()
                || names.exactly(place, what).isPresent()
                || !meant(place, what).isEmpty();
    }

    boolean isAnyGoing(OrgId org) {
        return going(org).findAny().isPresent();
    }

    private Optional<Message> miss(Place place, String what, List<RunSummary> meant) {
        if (!meant.isEmpty()) {
            return Optional.empty();
        }
        return what.isEmpty()
                ? Optional.of(Message.of("Nothing is running."))
                : names.exactly(place, what)
                        .map(known -> Message.of("No run of **" + known.name()
                                + "** goes on, so there is nothing to stop. `pause " + known.name()
                                + "` keeps it from starting by itself."));
    }

    private Stream<RunSummary> going(OrgId org) {
        return Stream.of(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.WAITING)
                .flatMap(status -> history.outline(org, null, status, null, SHOWN).stream())
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed());
    }

    private boolean isStartedBy(Caller caller, OrgId org, RunSummary run) {
        return history.beginning(org, run.id())
                .filter(beginning -> beginning.by().equals(caller.actor()))
                .isPresent();
    }

    private List<RunSummary> meant(Place place, String what) {
        String name = Here.isPointing(what)
                ? names.exactly(place, what).map(WorkflowSummary::name).orElse(what)
                : what;
        return going(place.org())
                .filter(run -> name.isEmpty()
                        || run.workflowName().equalsIgnoreCase(name)
                        || run.id().toString().equals(name))
                .toList();
    }

    private Message which(String question, List<RunSummary> going) {
        Instant now = clock.instant();
        List<Block> blocks = new ArrayList<>();
        going.stream().limit(SHOWN).forEach(run -> {
            blocks.add(
                    Block.text("**" + run.workflowName() + "**, started " + ApprovalWords.ago(run.startedAt(), now)));
            blocks.add(Block.buttons(
                    Block.danger("run.cancel", "Cancel this one", run.id().toString())));
        });
        return Message.of(question, blocks.toArray(Block[]::new));
    }

    private boolean say(Place place, Message message) {
        surface.post(place, message);
        return true;
    }
}
