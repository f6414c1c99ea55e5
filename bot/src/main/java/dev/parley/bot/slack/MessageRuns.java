package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.commands.RunForm;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.Rights;
import dev.parley.bot.phrases.Spoken;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Runs a workflow on a message that somebody chose. It reports under that message where Parley can, else in the direct messages. */
class MessageRuns {
    private final Switchboard slack;
    private final WorkflowCatalog catalog;
    private final ChosenMessages messages;
    private final Runtime runtime;
    private final Spoken spoken;
    private final SlackSurface surface;
    private final ChatDesk desk;
    private final Rights rights;

    MessageRuns(
            Switchboard slack,
            WorkflowCatalog catalog,
            ChosenMessages messages,
            Runtime runtime,
            Spoken spoken,
            SlackSurface surface,
            ChatDesk desk,
            Rights rights) {
        this.slack = slack;
        this.catalog = catalog;
        this.messages = messages;
        this.runtime = runtime;
        this.spoken = spoken;
        this.surface = surface;
        this.desk = desk;
        this.rights = rights;
    }

    /** @param view the form that was sent: it starts one run, however often it is heard of. @param chosen what the message was kept as */
    void run(Caller caller, Arrival.Submitted submitted, String view, String workflow, String chosen) {
        Optional<RefusedException> refusal = rights.refusal(caller, Deed.CHANGE);
        if (refusal.isPresent()) {
            surface.post(
                    direct(submitted).in(caller.org()),
                    null,
                    Message.of(
                            "",
                            Block.warning(refusal.get().getMessage() + " "
                                    + refusal.get().hint())),
                    view);
            return;
        }
        Optional<JsonNode> payload = messages.find(caller.org(), chosen);
        Optional<StoredWorkflow> live = live(caller, workflow);
        if (payload.isEmpty() || live.isEmpty()) {
            surface.post(
                    direct(submitted).in(caller.org()),
                    null,
                    Message.of(
                            "",
                            Block.warning("Nothing was started: "
                                    + (live.isEmpty()
                                            ? "that workflow is not live any more."
                                            : "that was too long ago.")
                                    + " Choose *Run a workflow* on the message again.")),
                    view);
            return;
        }
        ChosenMessage message = messages.read(caller, submitted.team(), payload.get());
        start(caller, place(caller, submitted, view, payload.get(), message), view, live.get(), message);
    }

    private void start(Caller caller, SlackPlace place, String view, StoredWorkflow live, ChosenMessage message) {
        switch (live.workflow().trigger()) {
            case Trigger.Manual(var inputs) -> {
                Map<String, String> given = message.filling(inputs);
                Form.Filled filled = Form.asking(inputs).read(given);
                if (filled.problems().isEmpty()) {
                    start(caller, place, view, live, "manual", filled.values(), filled.values());
                } else {
                    askForTheRest(caller, place, live, given);
                }
            }
            case Trigger.Chat _ ->
                start(caller, place, view, live, "chat", spoken.output(caller, message.text()), message.json());
            case Trigger.Webhook _,
                    Trigger.Schedule _,
                    Trigger.Event _,
                    Trigger.Email _,
                    Trigger.Stream _,
                    Trigger.File _ ->
                surface.post(
                        place.in(caller.org()),
                        Message.of(
                                "**" + live.workflow().name() + "** takes no message any more. Nothing was started."));
        }
    }

    private void start(
            Caller caller,
            SlackPlace place,
            String view,
            StoredWorkflow live,
            String trigger,
            JsonNode payload,
            JsonNode input) {
        StartRun start = new StartRun(
                caller.org(), live.ref(), Mode.LIVE, trigger, payload, input, caller.actor(), place.conversation());
        try {
            runtime.start(start.withKey("slack " + place.team() + " " + view));
        } catch (OverloadedException | NotReadyException busy) {
            surface.post(
                    place.in(caller.org()),
                    Message.of("", Block.warning(busy.getMessage() + ". Nothing was started.")));
        }
    }

    /** The form of a run, with what the message gave, as if its button had been pressed. */
    private void askForTheRest(Caller caller, SlackPlace place, StoredWorkflow live, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> values.put("input." + name, value));
        values.put("value", live.ref().id().toString());
        desk.receive(caller, place.in(caller.org()), new ChatEvent.Pressed(RunForm.RUN, values));
    }

    private SlackPlace place(
            Caller caller, Arrival.Submitted submitted, String view, JsonNode payload, ChosenMessage message) {
        String channel = payload.path("channel").path("id").asString("");
        JsonNode chosen = payload.path("message");
        if (slack.to(submitted.team()).canSee(channel)) {
            String root = chosen.path("thread_ts").asString("");
            return SlackPlace.thread(
                    submitted.team(),
                    channel,
                    root.isEmpty() ? chosen.path("ts").asString("") : root);
        }
        SlackPlace direct = direct(submitted);
        surface.post(
                direct.in(caller.org()),
                null,
                Message.of(
                        "I am not where [that message](" + message.link()
                                + ") stands, so I report here. Invite me there with `/invite @Parley` to have it in its thread."),
                view);
        return direct;
    }

    private SlackPlace direct(Arrival.Submitted submitted) {
        return SlackPlace.channel(submitted.team(), slack.direct(submitted.team(), submitted.user()));
    }

    private Optional<StoredWorkflow> live(Caller caller, String id) {
        try {
            return catalog.live(caller.org(), new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
