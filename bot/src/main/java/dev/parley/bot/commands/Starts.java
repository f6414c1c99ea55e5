package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.runtime.UnfitInputException;
import dev.parley.engine.workflow.Trigger;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts runs that a person asks for. The run itself is reported by whoever follows runs; here only what keeps it from starting. */
@Component
public final class Starts {
    private final Runtime runtime;
    private final ChatSurface surface;
    private final InstantSource clock;

    Starts(Runtime runtime, ChatSurface surface, InstantSource clock) {
        this.runtime = runtime;
        this.surface = surface;
        this.clock = clock;
    }

    /** Runs a published version with what a person filled in; asks again, with the form, when that does not fit. */
    void manually(Caller caller, Place place, StoredWorkflow workflow, Map<String, String> given) {
        Trigger trigger = workflow.workflow().trigger();
        Form.Filled filled = RunInputs.read(trigger, given);
        if (filled.problems().isEmpty()) {
            JsonNode payload = RunInputs.payload(
                    trigger, filled.values(), clock.instant(), caller.actor().name());
            start(caller, place, workflow, Mode.LIVE, "manual", payload, filled.values());
        } else {
            Form.Draft draft = new Form.Draft(given, filled.problems());
            surface.post(
                    place,
                    Message.of("To run **" + workflow.workflow().name() + "** I need a little more.")
                            .with(RunForm.blocks(workflow.ref().id(), trigger, draft)));
        }
    }

    /** @param input what {@code trigger} delivered in essence: {@code input} of expressions */
    public void test(Caller caller, Place place, StoredWorkflow draft, ObjectNode input) {
        Trigger trigger = draft.workflow().trigger();
        JsonNode payload = RunInputs.payload(
                trigger, input, clock.instant(), caller.actor().name());
        start(caller, place, draft, Mode.TEST, "manual", payload, input);
    }

    private void start(
            Caller caller,
            Place place,
            StoredWorkflow workflow,
            Mode mode,
            String trigger,
            JsonNode payload,
            JsonNode input) {
        try {
            runtime.start(new StartRun(
                    caller.org(), workflow.ref(), mode, trigger, payload, input, caller.actor(), place.conversation()));
        } catch (UnfitInputException refused) {
            surface.post(place, Message.of("", Block.warning(refused.getMessage() + " Nothing was started.")));
        } catch (OverloadedException | NotReadyException busy) {
            surface.post(place, Message.of("", Block.warning(busy.getMessage() + ". Nothing was started.")));
        }
    }
}
