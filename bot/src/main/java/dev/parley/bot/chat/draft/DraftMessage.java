package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.DiffView;
import dev.parley.bot.chat.Message;
import dev.parley.bot.picture.Nesting;
import dev.parley.bot.picture.StepWords;
import dev.parley.bot.picture.WorkflowPicture;
import dev.parley.copilot.Draft;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft as a card: what it does, step by step, what was assumed, what guards it and what is wrong with it. */
final class DraftMessage {
    private DraftMessage() {}

    /** @param changes of the draft that was on the table before; empty when there was none */
    static Message of(String say, Draft draft, Workflow workflow, WorkflowDiff changes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(workflow.name()));
        if (!changes.isEmpty()) {
            blocks.add(DiffView.of(changes));
        }
        blocks.add(Block.text(steps(draft, workflow)));
        blocks.add(picture(workflow));
        draft.findings().forEach(finding -> blocks.add(block(finding)));
        list("I assumed", draft.assumptions().stream().map(Draft.Assumption::text))
                .ifPresent(blocks::add);
        list("Safeguards", guards(draft, true)).ifPresent(blocks::add);
        list("You may also want", guards(draft, false)).ifPresent(blocks::add);
        return Message.of(withoutSummary(say, draft.summary()), blocks.toArray(Block[]::new));
    }

    /** The card shows what the draft does, so the words before it need not. */
    private static String withoutSummary(String say, String summary) {
        return say.replace(": " + summary, ".").strip();
    }

    private static Optional<Block> list(String title, Stream<String> lines) {
        String list = lines.map(line -> "\n- " + line).collect(Collectors.joining());
        return list.isEmpty() ? Optional.empty() : Optional.of(Block.muted("**" + title + "**" + list));
    }

    private static Stream<String> guards(Draft draft, boolean applied) {
        return draft.safeguards().stream()
                .filter(safeguard -> safeguard.applied() == applied)
                .map(safeguard -> safeguard.text() + " _" + safeguard.reason().strip() + "_");
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

    static Block buttons(UUID card, boolean isPublishable) {
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

    static Block block(Finding finding) {
        String words = finding.message() + (finding.hint().isBlank() ? "" : " " + finding.hint());
        return switch (finding.severity()) {
            case ERROR -> Block.error(words);
            case WARN -> Block.warning(words);
            case INFO -> Block.muted(words);
        };
    }

    /** The copilot's words; of a workflow with loops, its steps, those of a loop beneath it. */
    private static String steps(Draft draft, Workflow workflow) {
        Nesting nesting = Nesting.of(workflow);
        if (!nesting.isEmpty()) {
            return StepList.of(workflow, nesting);
        }
        return draft.steps().isEmpty() ? draft.summary() : numbered(draft.steps());
    }

    private static String numbered(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(index -> (index + 1) + ". " + lines.get(index).replaceFirst(":\\s*$", ""))
                .collect(Collectors.joining("\n"));
    }
}
