package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.picture.Nesting;
import dev.parley.copilot.Draft;
import dev.parley.engine.workflow.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a draft does, step by step; of a long one the first steps, the others folded. */
final class DraftSteps {
    private static final int MOST = 12;

    private DraftSteps() {}

    static List<Block> of(Draft draft, Workflow workflow) {
        List<String> lines = Arrays.asList(steps(draft, workflow).split("\n"));
        if (lines.size() <= MOST) {
            return List.of(Block.text(String.join("\n", lines)));
        }
        List<Block.Row> rest = lines.subList(MOST, lines.size()).stream()
                .map(line -> new Block.Row(line.strip(), null, List.of()))
                .toList();
        return List.of(
                Block.text(String.join("\n", lines.subList(0, MOST))),
                new Block.Rows("And " + rest.size() + " more steps", rest, 0));
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
