package dev.parley.bot.commands;

import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Run now", with the fields beside it. */
@Component
final class WorkflowButtons implements Buttons {
    private final WorkflowCatalog catalog;
    private final Starts starts;
    private final ChatSurface surface;

    WorkflowButtons(WorkflowCatalog catalog, Starts starts, ChatSurface surface) {
        this.catalog = catalog;
        this.starts = starts;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "workflow.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        live(caller, press.value())
                .ifPresentOrElse(
                        workflow -> starts.manually(caller, place, workflow, Form.typed(press)),
                        () -> surface.post(
                                place,
                                Message.of("That workflow is not live any more. Say `list` to see those that are.")));
    }

    private Optional<StoredWorkflow> live(Caller caller, String id) {
        try {
            return catalog.live(caller.org(), new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
