package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Message;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Slack offers under a message and in its own menu: run a workflow on this message, and begin a new automation. */
class Shortcuts {
    /** Ids in the manifest. */
    static final String RUN = "run_workflow";

    static final String NEW = "new_automation";

    private static final Logger LOG = LoggerFactory.getLogger(Shortcuts.class);

    private final Switchboard slack;
    private final WorkflowCatalog catalog;
    private final ChosenMessages messages;
    private final MessageRuns runs;
    private final Wishes wishes;
    private final SlackSurface surface;

    Shortcuts(
            Switchboard slack,
            WorkflowCatalog catalog,
            ChosenMessages messages,
            MessageRuns runs,
            Wishes wishes,
            SlackSurface surface) {
        this.slack = slack;
        this.catalog = catalog;
        this.messages = messages;
        this.runs = runs;
        this.wishes = wishes;
        this.surface = surface;
    }

    /** Asks which workflow. */
    void choose(Caller caller, Arrival.MessageChosen chosen) {
        List<Block.Option> workflows = fitting(caller);
        ObjectNode view = workflows.isEmpty()
                ? ShortcutForms.noChoice()
                : ShortcutForms.choice(workflows, messages.keep(caller.org(), chosen.payload()));
        open(caller, chosen.team(), chosen.payload().path("trigger_id").asString(""), chosen.user(), view);
    }

    private List<Block.Option> fitting(Caller caller) {
        return catalog.list(caller.org()).stream()
                .filter(workflow -> workflow.liveVersion() != null)
                .flatMap(workflow -> catalog.live(caller.org(), workflow.id()).stream())
                .filter(live -> ChosenMessage.fits(live.workflow().trigger()))
                .map(Shortcuts::option)
                .toList();
    }

    private static Block.Option option(StoredWorkflow live) {
        return new Block.Option(live.workflow().name(), live.ref().id().toString());
    }

    /** Asks what should happen. */
    void ask(Caller caller, Arrival.AutomationWanted wanted) {
        open(caller, wanted.team(), wanted.trigger(), wanted.user(), ShortcutForms.wish());
    }

    private void open(Caller caller, String team, String trigger, String user, ObjectNode view) {
        Outcome<String> outcome = slack.to(team).openModal(trigger, view.toString());
        if (!(outcome instanceof Outcome.Answered<String>)) {
            LOG.warn("A shortcut's form could not be opened for {}: {}", user, outcome);
            surface.post(
                    SlackPlace.channel(team, slack.direct(team, user)).in(caller.org()),
                    Message.of(Refusal.ofForm(outcome) + " Choose it from the menu again."));
        }
    }

    /** @return whether this form is one of a shortcut's */
    boolean submit(
            Caller caller,
            Arrival.Submitted submitted,
            ChatEvent.Submitted form,
            Map<String, String> about,
            boolean isAgain) {
        String view = submitted.payload().path("view").path("id").asString("");
        switch (form.form()) {
            case RUN ->
                runs.run(
                        caller,
                        submitted,
                        view,
                        form.values().getOrDefault(ShortcutForms.WORKFLOW, ""),
                        about.getOrDefault(ShortcutForms.MESSAGE, ""));
            case NEW -> begin(caller, submitted, view, form.values().getOrDefault(ShortcutForms.WISH, ""), isAgain);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The wish heads a thread in the direct messages, which Slack's assistant shows as a conversation of its own. */
    private void begin(Caller caller, Arrival.Submitted submitted, String view, String wish, boolean isAgain) {
        String direct = slack.direct(submitted.team(), submitted.user());
        Outcome<String> head =
                wishes.open(caller, submitted.team(), submitted.user(), direct, "view " + view, wish, isAgain);
        if (!(head instanceof Outcome.Answered<String>)) {
            LOG.warn("The wish of {} heads no thread: {}", submitted.user(), head);
            surface.post(
                    SlackPlace.channel(submitted.team(), direct).in(caller.org()),
                    null,
                    Message.of("Slack did not let me begin with your wish. Say it here once more: “" + wish + "”"),
                    "view " + view);
        }
    }
}
