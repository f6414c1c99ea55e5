package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.narrator.QuietButtons;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Trigger;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Tells that a workflow is live. Whoever knows the address of a webhook can start it: where others read along, only the person who made it
 * live sees the address, and those who ask for it and may run workflows.
 */
@Component
class LiveNotice implements Buttons {
    private final WentLive wentLive;
    private final WorkflowCatalog catalog;
    private final ChatSurface surface;

    LiveNotice(WentLive wentLive, WorkflowCatalog catalog, ChatSurface surface) {
        this.wentLive = wentLive;
        this.catalog = catalog;
        this.surface = surface;
    }

    /** @param more what is said besides */
    void tell(Caller caller, Place place, StoredWorkflow live, UnaryOperator<Message> more) {
        Optional<Place> aside =
                live.workflow().trigger() instanceof Trigger.Webhook ? surface.aside(place, caller) : Optional.empty();
        Message told = more.apply(aside.isPresent() ? wentLive.withoutAddress(live) : wentLive.message(live));
        surface.post(
                place,
                isFirst(live) && mayComeOften(live.workflow().trigger())
                        ? told.with(Block.buttons(QuietButtons.offer(live.ref().id())))
                        : told);
        aside.ifPresent(alone -> surface.post(alone, wentLive.address(live)));
    }

    @Override
    public String prefix() {
        return "hook.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Message shown = live(caller, press.value())
                .filter(live -> live.hookToken() != null)
                .map(wentLive::address)
                .orElseGet(
                        () -> Message.of("That workflow has no address any more. Say `list` to see those there are."));
        surface.post(surface.aside(place, caller).orElse(place), shown);
    }

    private static boolean isFirst(StoredWorkflow live) {
        return live.version() == null || live.version() == 1;
    }

    /** Without anybody in this conversation having asked for the run, or for its time. */
    private static boolean mayComeOften(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual _, Trigger.Chat _, Trigger.Schedule _ -> false;
            case Trigger.Webhook _, Trigger.Event _, Trigger.Email _, Trigger.Stream _, Trigger.File _ -> true;
        };
    }

    private Optional<StoredWorkflow> live(Caller caller, String id) {
        try {
            return catalog.live(caller.org(), new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
