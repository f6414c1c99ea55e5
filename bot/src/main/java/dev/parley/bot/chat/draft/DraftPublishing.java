package dev.parley.bot.chat.draft;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries a draft into the catalog. Whatever was done before a crash is found and not done again. */
@Component
class DraftPublishing {
    private final WorkflowCatalog catalog;
    private final DraftCards cards;

    DraftPublishing(WorkflowCatalog catalog, DraftCards cards) {
        this.catalog = catalog;
        this.cards = cards;
    }

    /** The draft as the catalog keeps it, saved there now if it was not before. Its runs report in the card's conversation. */
    StoredWorkflow save(DraftCard card, Actor by) {
        OrgId org = card.place().org();
        if (card.saved() != null && card.revision() != null) {
            Optional<StoredWorkflow> kept = catalog.revision(org, new WorkflowRef(card.saved(), card.revision()));
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        StoredWorkflow saved = Optional.ofNullable(card.saved())
                .flatMap(id -> catalog.saveDraft(org, id, card.workflow(), by))
                .orElseGet(
                        () -> catalog.create(org, card.workflow(), card.place().conversation(), by));
        cards.saved(card, saved.ref().id(), saved.ref().revision());
        return saved;
    }

    StoredWorkflow publish(DraftCard card, Actor by) throws InvalidWorkflowException {
        StoredWorkflow saved = save(card, by);
        return saved.version() == null
                ? catalog.publish(card.place().org(), saved.ref().id(), by)
                : saved;
    }

    /** Removes what a test had saved of a draft that nobody wants. */
    void forget(DraftCard card) {
        if (card.saved() != null) {
            catalog.discard(card.place().org(), card.saved());
        }
    }
}
