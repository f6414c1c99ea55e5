package dev.parley.bot.chat.draft;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.ValueView;
import dev.parley.bot.chat.draft.DraftCard.State;
import dev.parley.bot.commands.Starts;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Copilot.Ending;
import dev.parley.copilot.Turn;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Approve, Edit, Test and Discard. A second press finds the card settled and says so. */
@Component
class DraftButtons implements Buttons {
    private final DraftCards cards;
    private final Table table;
    private final DraftPublishing publishing;
    private final Changes changes;
    private final LiveNotice liveNotice;
    private final Copilot copilot;
    private final Starts starts;
    private final SampleInput samples;
    private final ChatSurface surface;
    private final InstantSource clock;

    DraftButtons(
            DraftCards cards,
            Table table,
            DraftPublishing publishing,
            Changes changes,
            LiveNotice liveNotice,
            Copilot copilot,
            Starts starts,
            SampleInput samples,
            ChatSurface surface,
            InstantSource clock) {
        this.cards = cards;
        this.table = table;
        this.publishing = publishing;
        this.changes = changes;
        this.liveNotice = liveNotice;
        this.copilot = copilot;
        this.starts = starts;
        this.samples = samples;
        this.surface = surface;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "draft.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        String[] value = press.value().split(":", 3);
        Optional<DraftCard> found =
                card(caller, value[0]).or(() -> cards.open(place).stream().findFirst());
        if (found.isEmpty()) {
            say(place, "That draft is gone. Tell me again what should happen, and I draft it anew.");
            return;
        }
        DraftCard card = found.get();
        if (card.state() != State.OPEN) {
            say(place, settled(card));
            return;
        }
        switch (press.action()) {
            case "draft.approve" -> approve(caller, card);
            case "draft.edit" -> table.show(place, copilot.revise(place.org(), place.conversation(), card.number()));
            case "draft.test" -> test(caller, card);
            case "draft.safeguard" -> decide(caller, card, value);
            case "draft.discard" -> discard(caller, card);
            default ->
                say(place, "A draft can be approved, edited, tested or discarded; not “" + press.action() + "”.");
        }
    }

    private void approve(Caller caller, DraftCard card) {
        if (changes.isOutdated(card)) {
            changes.again(caller, card);
            return;
        }
        try {
            StoredWorkflow live = publishing.publish(card, caller.actor());
            String by = caller.actor().name();
            String done = card.change() == null ? "Approved by " : "Published by ";
            table.settle(card, State.APPROVED, by, Block.success(done + by));
            if (card.change() != null) {
                liveNotice.tell(caller, card.place(), live, told -> told.with(ChangeMessage.WAY_BACK));
                return;
            }
            copilot.close(card.place().org(), card.place().conversation(), card.number(), Ending.APPROVED);
            liveNotice.tell(caller, card.place(), live, UnaryOperator.identity());
            remindOfOthers(card.place());
        } catch (InvalidWorkflowException invalid) {
            surface.post(
                    card.place(),
                    Message.of(
                            "This draft cannot go live yet. Press Edit, or tell me what to change.",
                            invalid.findings().stream()
                                    .map(DraftFindings::block)
                                    .toArray(Block[]::new)));
        }
    }

    private void remindOfOthers(Place place) {
        int others = copilot.drafts(place.org(), place.conversation()).size();
        if (others > 0) {
            say(
                    place,
                    (others == 1 ? "One more draft is" : others + " more drafts are")
                            + " kept here. Say `drafts` to see what is open.");
        }
    }

    private void test(Caller caller, DraftCard card) {
        StoredWorkflow saved = publishing.save(card, caller.actor());
        ObjectNode input = samples.of(saved.workflow());
        String testing = "Testing **" + saved.workflow().name() + "**: nothing outside is changed and nobody is asked.";
        String sample = input.isEmpty() ? "" : " I made up this input from the fields it uses:";
        surface.post(
                card.place(), Message.of(testing + sample, ValueView.of(input).toArray(Block[]::new)));
        starts.test(caller, card.place(), saved, input);
    }

    /** @param value the card, whether it is accepted, and which safeguard */
    private void decide(Caller caller, DraftCard card, String[] value) {
        if (value.length < 3) {
            say(
                    card.place(),
                    "That button names no safeguard. Tell me in words: \"add the approval\", \"leave out the retry\".");
            return;
        }
        Place place = card.place();
        boolean isAccepted = value[1].equals(SafeguardRows.ADD);
        Turn turn =
                copilot.decide(place.org(), place.conversation(), card.number(), caller.actor(), value[2], isAccepted);
        if (turn.draft() == null || turn.draft().workflow() == null) {
            say(place, turn.say());
        } else {
            table.redraw(card, turn.draft(), turn.draft().workflow());
        }
    }

    private void discard(Caller caller, DraftCard card) {
        String by = caller.actor().name();
        table.settle(card, State.DISCARDED, by, Block.muted("Discarded by " + by));
        if (card.change() != null) {
            changes.takeBack(caller, card);
            say(card.place(), "Discarded. **" + card.workflow().name() + "** stays as it was.");
            return;
        }
        copilot.close(card.place().org(), card.place().conversation(), card.number(), Ending.DISCARDED);
        publishing.forget(card);
        say(card.place(), "Discarded. Tell me whenever you want something else.");
    }

    private String settled(DraftCard card) {
        String when = card.settledAt() == null ? "" : " " + ApprovalWords.ago(card.settledAt(), clock.instant());
        return switch (card.state()) {
            case APPROVED ->
                card.settledBy() + " approved this" + when + "; **"
                        + card.workflow().name() + "** is live already.";
            case DISCARDED -> card.settledBy() + " discarded this draft" + when + ".";
            case REPLACED -> "There is a newer draft; use the buttons of the last one.";
            case OPEN -> "This draft still waits for you.";
        };
    }

    private Optional<DraftCard> card(Caller caller, String id) {
        try {
            return cards.find(caller.org(), UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
