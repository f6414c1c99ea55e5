package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.narrator.Noise.Rhythm;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Be quiet" and "Tell every run". */
@Component
public class QuietButtons implements Buttons {
    static final String ON = "quiet.on";
    static final String OFF = "quiet.off";

    private final Quietness quietness;
    private final WorkflowCatalog catalog;
    private final ChatSurface surface;

    QuietButtons(Quietness quietness, WorkflowCatalog catalog, ChatSurface surface) {
        this.quietness = quietness;
        this.catalog = catalog;
        this.surface = surface;
    }

    /** For where a workflow is spoken of whose runs nobody starts by hand. */
    public static Block.Action offer(WorkflowId workflow) {
        return Block.button(ON, "Be quiet about its runs", value(workflow, Rhythm.HOURLY));
    }

    static String value(WorkflowId workflow, Rhythm rhythm) {
        return workflow + ":" + rhythm.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String prefix() {
        return "quiet.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        String[] value = press.value().split(":", 2);
        Optional<StoredWorkflow> workflow = workflow(caller, value[0]);
        String by = caller.actor().name();
        if (workflow.isEmpty()) {
            surface.post(place, Message.of("That workflow is gone. Say `list` to see those there are."));
            return;
        }
        switch (press.action()) {
            case ON ->
                quietness.quiet(
                        workflow.get(),
                        place,
                        value.length > 1 && value[1].equals("daily") ? Rhythm.DAILY : Rhythm.HOURLY,
                        by);
            case OFF -> quietness.loud(workflow.get(), place, by);
            default ->
                surface.post(place, Message.of("A workflow can be quiet or loud; not “" + press.action() + "”."));
        }
    }

    private Optional<StoredWorkflow> workflow(Caller caller, String id) {
        try {
            return catalog.newest(caller.org(), new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
