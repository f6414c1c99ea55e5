package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.chat.draft.DraftCard.Change;
import dev.parley.bot.chat.draft.DraftCard.State;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Workflow;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what the copilot says. One draft at a time is on the table of a conversation; a new one replaces it. */
@Component
class Table {
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
        Optional<DraftCard> before = cards.open(place);
        before.ifPresent(
                card -> settle(card, State.REPLACED, "Parley", Block.muted("Replaced by the newer draft below.")));
        UUID id = UUID.randomUUID();
        Message shown = DraftMessage.of(words(turn), draft, workflow, turn.changes());
        MessageId message = surface.post(
                place,
                shown.with(DraftMessage.buttons(id, draft.isPublishable())).asking(view(turn.question())));
        WorkflowId saved = before.filter(card -> card.change() == null)
                .map(DraftCard::saved)
                .orElse(null);
        cards.add(new DraftCard(id, place, message, shown, workflow, saved, null, null, State.OPEN, null, null));
    }

    /** Shows what somebody would change of a workflow that is there. */
    void show(Place place, Message shown, StoredWorkflow draft, Change change, boolean isPublishable) {
        cards.open(place)
                .ifPresent(card ->
                        settle(card, State.REPLACED, "Parley", Block.muted("Replaced by the newer draft below.")));
        UUID id = UUID.randomUUID();
        MessageId message = surface.post(place, shown.with(ChangeMessage.buttons(id, isPublishable)));
        cards.add(new DraftCard(
                id,
                place,
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

    /** Takes a card off the table and says on it what became of it. False when that happened before. */
    boolean settle(DraftCard card, State state, String by, Block outcome) {
        boolean isFirst = cards.settle(card, state, by);
        if (isFirst) {
            surface.update(card.place(), card.message(), card.shown().with(outcome));
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
