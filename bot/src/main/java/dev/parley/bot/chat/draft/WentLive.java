package dev.parley.bot.chat.draft;

import dev.parley.bot.address.HookAddress;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.commands.NextRun;
import dev.parley.bot.commands.RunForm;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.Trigger;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happens now that a workflow is live, and how to make it happen. */
@Component
class WentLive {
    private static final String SECRET = "Whoever knows this address can start it: keep it to yourself.";

    private final HookAddress hooks;
    private final SampleInput samples;
    private final JsonMapper json;
    private final InstantSource clock;

    WentLive(HookAddress hooks, SampleInput samples, JsonMapper json, InstantSource clock) {
        this.hooks = hooks;
        this.samples = samples;
        this.json = json;
        this.clock = clock;
    }

    /** Where everybody may read along. */
    Message withoutAddress(StoredWorkflow live) {
        return Message.of(
                isLive(live) + ". Every POST to its address starts a run, which I report here.",
                Block.muted(
                        "Whoever knows the address can start it, so I show it to one person at a time: to those who may run workflows."),
                Block.buttons(Block.button(
                        "hook.show", "Show the address", live.ref().id().toString())));
    }

    /** For those who may start it. */
    Message address(StoredWorkflow live) {
        return Message.of(
                "This starts **" + live.workflow().name() + "**. Try it:",
                new Block.Code("bash", curl(live)),
                Block.muted(SECRET));
    }

    private static String isLive(StoredWorkflow live) {
        return "**" + live.workflow().name() + "** is live"
                + (live.version() == null || live.version() == 1 ? "" : " as version " + live.version());
    }

    Message message(StoredWorkflow live) {
        String isLive = isLive(live);
        Block[] form = RunForm.blocks(live.ref().id(), live.workflow().trigger());
        return switch (live.workflow().trigger()) {
            case Trigger.Webhook _ ->
                Message.of(
                        isLive + ". Every POST to its address starts a run, which I report here. Try it:",
                        new Block.Code("bash", curl(live)),
                        Block.muted(SECRET));
            case Trigger.Schedule schedule ->
                Message.of(isLive + ". "
                                + NextRun.words(schedule, clock.instant())
                                        .map(next -> "It runs next on **" + next + "**; I report here.")
                                        .orElse("Its schedule has no further date, so it runs only when you start it."))
                        .with(form);
            case Trigger.Event event ->
                Message.of(isLive + ". Each event of `" + event.source() + "`"
                                + (event.filter() == null ? "" : " that passes its filter")
                                + " starts a run, which I report here.")
                        .with(form);
            case Trigger.Email email ->
                Message.of(isLive + ". Each mail that reaches a connected mailbox"
                                + (email.filter() == null ? "" : " and passes its filter")
                                + " starts a run, which I report here.")
                        .with(form);
            case Trigger.Stream stream ->
                Message.of(isLive + ". Each new entry of the stream `" + stream.stream()
                                + "` starts a run, which I report here.")
                        .with(form);
            case Trigger.File file ->
                Message.of(isLive + ". Each file put into `drop/" + file.path()
                                + "` starts a run, which I report here.")
                        .with(form);
            case Trigger.Manual manual ->
                Message.of(isLive + ". Start it here"
                                + (manual.inputs().isEmpty() ? "" : ", with these values")
                                + ", or say `run " + live.workflow().name() + "`.")
                        .with(form);
            case Trigger.Chat(String phrase) ->
                Message.of(isLive + ". Say “" + phrase + "” to me, anywhere we talk, and I start it there.")
                        .with(form);
        };
    }

    private String curl(StoredWorkflow live) {
        String body = json.writeValueAsString(samples.of(live.workflow())).replace("'", "'\\''");
        return "curl -X POST '" + hooks.of(live) + "' \\\n  -H 'Content-Type: application/json' \\\n  -d '" + body
                + "'";
    }
}
