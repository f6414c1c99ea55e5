package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.slack.blocks.MessageForm;
import dev.parley.bot.slack.blocks.Modals;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The modals of the shortcuts. */
final class ShortcutForms {
    static final String WORKFLOW = "workflow";
    static final String WISH = "wish";
    /** What a modal carries along: the message that was chosen. */
    static final String MESSAGE = "message";

    private ShortcutForms() {}

    /** Which workflow is to run on a message. @param message under which it is kept */
    static ObjectNode choice(List<Block.Option> workflows, UUID message) {
        return Modals.of(
                new MessageForm(
                        "Run a workflow",
                        "It gets the text, the author, the link and the files of the message, and reports in the thread.",
                        List.of(new Block.Select(
                                WORKFLOW,
                                "Workflow",
                                workflows,
                                workflows.getFirst().value())),
                        List.of(Block.primary(Shortcuts.RUN, "Run", ""))),
                Map.of(MESSAGE, message.toString()));
    }

    static ObjectNode noChoice() {
        return Modals.saying(
                "Run a workflow",
                "No live workflow takes a message yet. One does that is started by hand and asks for a text; "
                        + "tell me in a direct message what it should do, and I draft it.");
    }

    static ObjectNode wish() {
        return Modals.of(
                new MessageForm(
                        "New automation",
                        "Say it in your own words; I ask what I need to know in a direct message, and draft it there.",
                        List.of(new Block.Input(WISH, "What should happen?", Block.Kind.MULTILINE, true, null, null)),
                        List.of(Block.primary(Shortcuts.NEW, "Begin", ""))),
                Map.of());
    }
}
