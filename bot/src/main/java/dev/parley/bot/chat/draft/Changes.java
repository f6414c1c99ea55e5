package dev.parley.bot.chat.draft;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.draft.DraftCard.Change;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes workflows that are there as somebody says: as a further draft, shown against what is live. What was said is kept, and made
 * anew on whatever the workflow has become meanwhile, so that nobody's change is lost to another's.
 */
@Component
class Changes {
    private static final int MOST_TRIES = 3;

    private final Copilot copilot;
    private final WorkflowCatalog catalog;
    private final DraftCards cards;
    private final Table table;
    private final ChatSurface surface;
    private final InstantSource clock;

    Changes(
            Copilot copilot,
            WorkflowCatalog catalog,
            DraftCards cards,
            Table table,
            ChatSurface surface,
            InstantSource clock) {
        this.copilot = copilot;
        this.catalog = catalog;
        this.cards = cards;
        this.table = table;
        this.surface = surface;
        this.clock = clock;
    }

    /** What several sayings in a row come to. */
    private sealed interface Outcome {
        record Changed(Workflow workflow, String say, List<Draft> drafts) implements Outcome {}

        record Stopped(Edited at) implements Outcome {}

        record Foreign() implements Outcome {}
    }

    /** @return false when the words are no change of this workflow */
    boolean hear(Caller caller, Place place, WorkflowId id, String words) {
        Optional<DraftCard> open = cards.open(place).stream()
                .filter(card -> card.change() != null && id.equals(card.saved()))
                .findFirst();
        List<String> said = new ArrayList<>();
        open.map(DraftCard::change).ifPresent(change -> said.addAll(change.said()));
        said.add(words);
        return make(caller, place, id, open.orElse(null), said, MOST_TRIES);
    }

    /** Back to what was said before the last words; without any left, the card is taken back. */
    void unsay(Caller caller, DraftCard card) {
        Change change = card.change();
        WorkflowId id = card.saved();
        if (change == null || id == null) {
            return;
        }
        if (change.said().size() == 1) {
            table.settle(card, DraftCard.State.DISCARDED, caller.actor().name(), Block.muted("Undone."));
            takeBack(caller, card);
            surface.post(card.place(), Message.of("Undone. **" + card.workflow().name() + "** stays as it was."));
        } else {
            make(
                    caller,
                    card.place(),
                    id,
                    card,
                    change.said().subList(0, change.said().size() - 1),
                    MOST_TRIES);
        }
    }

    /** Whether somebody has changed the workflow since this card was shown. */
    boolean isOutdated(DraftCard card) {
        return card.change() != null
                && card.saved() != null
                && catalog.newest(card.place().org(), card.saved())
                        .filter(newest ->
                                card.revision() != null && newest.ref().revision() == card.revision())
                        .isEmpty();
    }

    /** Shows the change of an outdated card on what the workflow is now. */
    void again(Caller caller, DraftCard card) {
        Change change = card.change();
        WorkflowId id = card.saved();
        if (change == null || id == null || !make(caller, card.place(), id, card, change.said(), MOST_TRIES)) {
            surface.post(
                    card.place(),
                    Message.of(
                            "**" + card.workflow().name()
                                    + "** has been changed since, and your words mean nothing to what it is now. Nothing was published; say anew what should be different."));
        }
    }

    /** Sets the draft aside that a card had saved, unless somebody has gone on from it. */
    void takeBack(Caller caller, DraftCard card) {
        Change change = card.change();
        WorkflowId id = card.saved();
        if (change == null || id == null || isOutdated(card)) {
            return;
        }
        OrgId org = card.place().org();
        catalog.revision(org, new WorkflowRef(id, change.base()))
                .ifPresent(base -> catalog.saveDraft(org, id, base.workflow(), caller.actor()));
    }

    private boolean make(
            Caller caller, Place place, WorkflowId id, @Nullable DraftCard before, List<String> said, int tries) {
        OrgId org = place.org();
        Optional<StoredWorkflow> newest = catalog.newest(org, id);
        if (newest.isEmpty()) {
            surface.post(place, Message.of("That workflow is gone. Say `list` to see those there are."));
            return true;
        }
        boolean isMoved = before != null && isOutdated(before);
        StoredWorkflow base = before == null || isMoved || before.change() == null
                ? newest.get()
                : catalog.revision(org, new WorkflowRef(id, before.change().base()))
                        .orElse(newest.get());
        return switch (said(org, base.workflow(), said)) {
            case Outcome.Foreign _ -> false;
            case Outcome.Stopped(Edited.Unclear unclear) -> {
                table.ask(place, unclear.say(), unclear.question());
                yield true;
            }
            case Outcome.Stopped(Edited at) -> {
                surface.post(place, Message.of(at.say()));
                yield true;
            }
            case Outcome.Changed changed -> {
                StoredWorkflow saved = catalog.saveDraft(org, id, changed.workflow(), caller.actor())
                        .orElse(base);
                boolean isFirst = saved.ref().revision() == newest.get().ref().revision() + 1;
                if (!isFirst && tries > 1) {
                    yield make(caller, place, id, before, said, tries - 1);
                }
                show(place, base, saved, changed, said, isMoved ? newest.get() : null);
                yield true;
            }
        };
    }

    private Outcome said(OrgId org, Workflow workflow, List<String> said) {
        Workflow edited = workflow;
        List<Draft> drafts = new ArrayList<>();
        String say = "";
        for (String words : said) {
            Optional<Edited> edit = copilot.edit(org, edited, words);
            if (edit.isEmpty()) {
                return new Outcome.Foreign();
            }
            if (!(edit.get() instanceof Edited.Made made) || made.draft().workflow() == null) {
                return new Outcome.Stopped(edit.get());
            }
            edited = made.draft().workflow();
            drafts.add(made.draft());
            say = made.say();
        }
        return new Outcome.Changed(edited.arrangedAs(workflow.layout()), say, drafts);
    }

    private void show(
            Place place,
            StoredWorkflow base,
            StoredWorkflow saved,
            Outcome.Changed changed,
            List<String> said,
            @Nullable StoredWorkflow moved) {
        OrgId org = place.org();
        Optional<StoredWorkflow> live = catalog.live(org, saved.ref().id());
        List<String> remarks = new ArrayList<>();
        if (moved != null) {
            remarks.add("Somebody changed it since (" + origin(moved) + "). Here is your change on what it is now.");
        }
        boolean isOnADraft = live.isPresent()
                && base.version() == null
                && !base.workflow().equals(live.get().workflow());
        if (isOnADraft) {
            remarks.add("There was a draft that is not live yet (" + origin(base)
                    + "). Your change is on top of it; publishing makes both live.");
        }
        WorkflowDiff diff = WorkflowDiff.between(live.orElse(base).workflow(), saved.workflow());
        boolean isPublishable =
                catalog.validate(org, saved.workflow()).stream().noneMatch(finding -> finding.isError());
        table.show(
                place,
                ChangeMessage.of(changed.say(), saved.workflow().name(), remarks, diff, changed.drafts()),
                saved,
                new Change(base.ref().revision(), said),
                isPublishable);
    }

    private String origin(StoredWorkflow some) {
        return some.savedBy() + ", " + ApprovalWords.ago(some.savedAt(), clock.instant());
    }
}
