package dev.parley.bot.narrator;

import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.ValueView;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.run.RunEvent.InputRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A form that people are asked to fill in; once it is settled, who filled in what. */
final class FormCard {
    static final String SUBMIT = "input.submit";
    static final String OPEN = "input.open";

    private FormCard() {}

    static Message asking(AskedForm asked, Form.Draft draft) {
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
        blocks.add(Block.muted(terms(asked)));
        blocks.addAll(fields(asked, draft));
        // Apart from the form: who hands it on fills in nothing.
        blocks.add(Block.buttons(
                Block.button("approval.delegate", "Delegate", asked.id().toString())));
        return Message.of("**Input needed** · " + asked.workflow(), blocks.toArray(Block[]::new));
    }

    /** Calls those who have not answered, with the form: the card itself may be far up by now. */
    static Message nudging(String workflow, StepOfRun id, AskingInput asking, String why) {
        AskedForm asked = AskedForm.of(workflow, id, asking);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(
                asked.message().isBlank()
                        ? workflow
                        : AskedWords.of(asked.message()).title()));
        blocks.add(Block.muted(Terms.called(asking)));
        blocks.addAll(fields(asked, Form.Draft.EMPTY));
        return Message.of("**" + why + "** · " + workflow, blocks.toArray(Block[]::new));
    }

    private static List<Block> fields(AskedForm asked, Form.Draft draft) {
        List<Block> blocks = new ArrayList<>(Form.asking(asked.fields()).blocks(draft));
        blocks.add(Block.buttons(Block.primary(SUBMIT, "Submit", asked.id().toString())));
        return blocks;
    }

    private static String terms(AskedForm asked) {
        List<String> terms = new ArrayList<>();
        terms.add(Terms.people(asked.people(), asked.course()));
        terms.addAll(Terms.since(asked.course()));
        terms.addAll(Terms.until(asked.expiresAt()));
        return String.join(" · ", terms);
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
