package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.chat.draft.DraftCard.Change;
import dev.parley.bot.chat.draft.DraftCard.State;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what the copilot says. A newer card of a draft replaces the one before; the cards of other drafts stay. */
@Component
class Table {
    /** The number of what is no draft of its own. */
    private static final int NO_DRAFT = 0;

    private final ChatSurface surface;
    private final DraftCards cards;

    Table(ChatSurface surface, DraftCards cards) {
        this.surface = surface;
        this.cards = cards;
    }

    void show(Place place, Turn turn) {
        Draft draft = turn.draft();
        if (draft == null || draft.workflow() == null) {
            surface.post(place, Message.of(words(turn)).asking(view(turn.question())));
        } else {
            show(place, turn, draft, draft.workflow());
        }
    }

    private void show(Place place, Turn turn, Draft draft, Workflow workflow) {
        Optional<DraftCard> before = cards.open(place, turn.number());
        before.ifPresent(
                card -> settle(card, State.REPLACED, "Parley", Block.muted("Replaced by the newer draft below.")));
        UUID id = UUID.randomUUID();
        Message shown = DraftMessage.of(words(turn), draft, workflow, turn.changes());
        MessageId message = surface.post(
                place,
                DraftMessage.of(words(turn), draft, workflow, turn.changes(), id)
                        .asking(view(turn.question())));
        WorkflowId saved = before.filter(card -> card.change() == null)
                .map(DraftCard::saved)
                .orElse(null);
        cards.add(new DraftCard(
                id, place, turn.number(), message, shown, workflow, saved, null, null, State.OPEN, null, null));
    }

    /** Shows what somebody would change of a workflow that is there. */
    void show(Place place, Message shown, StoredWorkflow draft, Change change, boolean isPublishable) {
        cards.open(place).stream()
                .filter(card -> card.change() != null)
                .forEach(card ->
                        settle(card, State.REPLACED, "Parley", Block.muted("Replaced by the newer draft below.")));
        UUID id = UUID.randomUUID();
        MessageId message = surface.post(place, shown.with(ChangeMessage.buttons(id, isPublishable)));
        cards.add(new DraftCard(
                id,
                place,
                NO_DRAFT,
                message,
                shown,
                draft.workflow(),
                draft.ref().id(),
                draft.ref().revision(),
                change,
                State.OPEN,
                null,
                null));
    }

    /** Puts a question to whoever speaks here. */
    void ask(Place place, String say, Question question) {
        surface.post(place, Message.of(say + "\n\n" + question.text()).asking(view(question)));
    }

    /** Puts what became of the draft in the place of what the card showed. Nothing happens when that is the same. */
    void redraw(DraftCard card, Draft draft, Workflow workflow) {
        WorkflowDiff unsaid = new WorkflowDiff(List.of());
        Message shown = DraftMessage.of(card.shown().text(), draft, workflow, unsaid);
        if (!shown.equals(card.shown()) || !workflow.equals(card.workflow())) {
            cards.redrawn(card, shown, workflow);
            surface.update(
                    card.place(),
                    card.message(),
                    DraftMessage.of(card.shown().text(), draft, workflow, unsaid, card.id()));
        }
    }

    /** Takes the cards off the table whose drafts are no longer kept: dropped in words, or begun anew. */
    void clear(Place place, List<Copilot.Kept> kept, String by) {
        cards.open(place).stream()
                .filter(card -> card.change() == null)
                .filter(card -> kept.stream().noneMatch(draft -> draft.number() == card.number()))
                .forEach(card -> settle(card, State.DISCARDED, by, Block.muted("Discarded by " + by)));
    }

    /** Takes a card off the table and says on it what became of it. False when that happened before. */
    boolean settle(DraftCard card, State state, String by, Block outcome) {
        boolean isFirst = cards.settle(card, state, by);
        if (isFirst) {
            Message shown = state == State.REPLACED ? DraftMessage.replaced(card.shown()) : card.shown();
            surface.update(card.place(), card.message(), shown.with(outcome));
        }
        return isFirst;
    }

    private static String words(Turn turn) {
        Question question = turn.question();
        if (question == null || turn.say().contains(question.text())) {
            return turn.say();
        }
        return turn.say().isBlank() ? question.text() : turn.say() + "\n\n" + question.text();
    }

    private static @Nullable QuestionView view(@Nullable Question question) {
        if (question == null) {
            return null;
        }
        QuestionView.Kind kind = switch (question.kind()) {
            case CHOICE -> QuestionView.Kind.CHOICE;
            case MULTI -> QuestionView.Kind.MULTI;
            case TEXT -> QuestionView.Kind.TEXT;
        };
        return new QuestionView(
                question.id(),
                kind,
                question.why(),
                question.options().stream()
                        .map(option -> new QuestionView.Option(option.label(), option.value(), option.recommended()))
                        .toList(),
                question.optional());
    }
}
