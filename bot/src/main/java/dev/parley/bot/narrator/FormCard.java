package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.ValueView;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A form that people are asked to fill in; once it is settled, who filled in what. */
final class FormCard {
    static final String SUBMIT = "input.submit";
    static final String OPEN = "input.open";

    private FormCard() {}

    /** @param workflow its name */
    static Message asking(String workflow, RunId run, InputRequested asked, Form.Draft draft) {
        AskedWords words = AskedWords.of(asked.message());
        List<Block> blocks = new ArrayList<>();
        if (!words.words().isEmpty()) {
            blocks.add(Block.heading(words.title()));
        }
        if (!words.details().isEmpty()) {
            blocks.add(Block.text(words.details()));
        }
        if (words.data() != null) {
            blocks.addAll(ValueView.of(words.data()));
        }
        blocks.add(Block.muted("For " + ApprovalWords.people(asked.assignees())
                + (asked.expiresAt() == null ? "" : " · open until " + Words.moment(asked.expiresAt()))));
        blocks.addAll(Form.asking(asked.fields()).blocks(draft));
        String id = new StepOfRun(run, asked.step()).toString();
        blocks.add(Block.buttons(Block.primary(SUBMIT, "Submit", id)));
        return Message.of("**Input needed** · " + workflow, blocks.toArray(Block[]::new));
    }

    /** @param at when it was filled in */
    static Message given(String workflow, InputRequested asked, String by, JsonNode values, Instant at) {
        Message card = Message.of(
                "",
                Block.success("**Filled in by " + by + "** · " + Words.moment(at) + "\n" + question(workflow, asked)));
        List<Block.Field> shown = Form.asking(asked.fields()).shown(values);
        return shown.isEmpty() ? card : card.with(new Block.Fields(shown));
    }

    static Message expired(String workflow, InputRequested asked, Instant at) {
        return Message.of(
                "",
                Block.warning(
                        "**Nobody filled this in in time** · " + Words.moment(at) + "\n" + question(workflow, asked)));
    }

    /** @param why the run waits for it no longer, as a sentence without its end */
    static Message abandoned(String workflow, InputRequested asked, String why) {
        return Message.of("", Block.muted(why + "; nothing is left to fill in.\n" + question(workflow, asked)));
    }

    private static String question(String workflow, InputRequested asked) {
        AskedWords words = AskedWords.of(asked.message());
        return Words.aside(words.words().isEmpty() ? workflow : words.title());
    }
}
