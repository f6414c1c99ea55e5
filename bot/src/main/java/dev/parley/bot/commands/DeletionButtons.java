package dev.parley.bot.commands;

import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Delete the draft", and the way out. */
@Component
final class DeletionButtons implements Buttons {
    static final String CONFIRM = "deletion.confirm";
    static final String KEEP = "deletion.keep";

    private final WorkflowCatalog catalog;
    private final ChatSurface surface;

    DeletionButtons(WorkflowCatalog catalog, ChatSurface surface) {
        this.catalog = catalog;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "deletion.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Optional<StoredWorkflow> draft = draft(caller, press.value());
        String words = draft.map(known -> switch (press.action()) {
                    case CONFIRM -> delete(caller, known);
                    case KEEP -> "**" + known.workflow().name() + "** is kept.";
                    default -> "A draft can be deleted or kept; not “" + press.action() + "”.";
                })
                .orElse("That draft is gone already.");
        surface.post(place, Message.of(words));
    }

    private String delete(Caller caller, StoredWorkflow draft) {
        String name = "**" + draft.workflow().name() + "**";
        WorkflowId id = draft.ref().id();
        if (catalog.discard(caller.org(), id)) {
            return name + " is deleted.";
        }
        return catalog.live(caller.org(), id).isPresent()
                ? name + " was published meanwhile, so it is kept."
                : name + " is being tested just now. `cancel "
                        + draft.workflow().name() + "`, then delete it.";
    }

    private Optional<StoredWorkflow> draft(Caller caller, String id) {
        try {
            return catalog.newest(caller.org(), new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
