package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.DiffView;
import dev.parley.bot.chat.Message;
import dev.parley.bot.picture.StepWords;
import dev.parley.bot.picture.WorkflowPicture;
import dev.parley.copilot.Draft;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft as a card: what it does, step by step, what was assumed, what guards it and what is wrong with it. */
final class DraftMessage {
    private static final int MOST_ASSUMPTIONS = 3;
    private static final int NAME_AND_STEPS = 2;

    private DraftMessage() {}

    /** Without anything to press. @param changes of the draft that was on the table before; empty when there was none */
    static Message of(String say, Draft draft, Workflow workflow, WorkflowDiff changes) {
        return Message.of(
                withoutSummary(say, draft.summary()),
                blocks(draft, workflow, changes, null).toArray(Block[]::new));
    }

    /** With its buttons. */
    static Message of(String say, Draft draft, Workflow workflow, WorkflowDiff changes, UUID card) {
        List<Block> blocks = blocks(draft, workflow, changes, card);
        blocks.add(buttons(card, draft.isPublishable()));
        return Message.of(withoutSummary(say, draft.summary()), blocks.toArray(Block[]::new));
    }

    /** What is left of a card once there is a newer one: its name and its steps. */
    static Message replaced(Message card) {
        return Message.of(
                card.text(), card.blocks().stream().limit(NAME_AND_STEPS).toArray(Block[]::new));
    }

    /** What can be undone least stands highest: what it does, what is wrong with it, what guards it, what was assumed. */
    private static List<Block> blocks(Draft draft, Workflow workflow, WorkflowDiff changes, @Nullable UUID card) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(workflow.name()));
        blocks.addAll(DraftSteps.of(draft, workflow));
        if (!changes.isEmpty()) {
            blocks.add(DiffView.of(changes));
        }
        blocks.add(picture(workflow));
        blocks.addAll(DraftFindings.of(draft.findings()));
        blocks.addAll(SafeguardRows.of(draft.safeguards(), card));
        if (!draft.assumptions().isEmpty()) {
            blocks.add(plain("I assumed", draft.assumptions().stream().map(Draft.Assumption::text), MOST_ASSUMPTIONS));
        }
        if (draft.pattern() != null) {
            blocks.add(Block.muted(
                    "**" + draft.pattern().title() + "** · " + draft.pattern().advice()));
        }
        if (draft.estimate() != null) {
            blocks.add(plain(draft.estimate().summary(), draft.estimate().assumptions().stream(), 0));
        }
        return blocks;
    }

    /** The card shows what the draft does, so the words before it need not. */
    private static String withoutSummary(String say, String summary) {
        return say.replace(": " + summary, ".").strip();
    }

    private static Block plain(String title, Stream<String> lines, int shown) {
        return new Block.Rows(
                title, lines.map(line -> new Block.Row(line, null, List.of())).toList(), shown);
    }

    private static Block picture(Workflow workflow) {
        String svg = WorkflowPicture.svg(workflow, Map.of());
        String steps = workflow.nodes().stream().map(StepWords::title).collect(Collectors.joining(", "));
        return new Block.Image(
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)),
                "The steps of " + workflow.name() + ": " + steps,
                size(svg, "width"),
                size(svg, "height"));
    }

    private static @Nullable Integer size(String svg, String attribute) {
        Matcher size = Pattern.compile("<svg[^>]*\\s" + attribute + "=\"(\\d+)").matcher(svg);
        return size.find() ? Integer.valueOf(size.group(1)) : null;
    }

    private static Block buttons(UUID card, boolean isPublishable) {
        String value = card.toString();
        List<Block.Action> actions = new ArrayList<>();
        if (isPublishable) {
            actions.add(Block.primary("draft.approve", "Approve", value));
        }
        actions.add(Block.button("draft.edit", "Edit", value));
        if (isPublishable) {
            actions.add(Block.button("draft.test", "Test", value));
        }
        actions.add(Block.danger("draft.discard", "Discard", value));
        return new Block.Buttons(actions);
    }
}
