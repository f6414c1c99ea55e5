package dev.parley.bot.chat;

import dev.parley.engine.workflow.WorkflowDiff;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import java.util.ArrayList;
import java.util.List;

/** What makes one workflow differ from another, a line a change. */
public final class DiffView {
    private static final int MOST_LINES = 30;
    private static final int LONGEST_LINE = 300;

    private DiffView() {}

    public static Block of(WorkflowDiff diff) {
        List<Change> changes = diff.telling();
        List<Block.Line> lines = new ArrayList<>();
        changes.stream().limit(MOST_LINES).forEach(change -> lines.add(line(change)));
        int more = changes.size() - lines.size();
        if (more > 0) {
            lines.add(new Block.Line(" ", "And " + more + (more == 1 ? " more change." : " more changes.")));
        }
        return new Block.Diff(lines);
    }

    private static Block.Line line(Change change) {
        String kind = switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
        return new Block.Line(kind, cut(change.sentence()));
    }

    /** A sentence short enough for a line. */
    public static String cut(String sentence) {
        return sentence.length() <= LONGEST_LINE ? sentence : sentence.substring(0, LONGEST_LINE - 1) + "…";
    }
}
