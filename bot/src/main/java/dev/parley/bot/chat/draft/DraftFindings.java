package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.engine.workflow.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong or noteworthy about a draft: every error, the first warnings, and the others folded. */
final class DraftFindings {
    private static final int MOST = 3;

    private DraftFindings() {}

    static List<Block> of(List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        List<Block.Row> rest = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.isError() || blocks.size() < MOST) {
                blocks.add(block(finding));
            } else {
                rest.add(new Block.Row(finding.message(), finding.hint().isBlank() ? null : finding.hint(), List.of()));
            }
        }
        if (!rest.isEmpty()) {
            blocks.add(new Block.Rows(rest.size() + " more to know", rest, 0));
        }
        return blocks;
    }

    static Block block(Finding finding) {
        String words = finding.message() + (finding.hint().isBlank() ? "" : " " + finding.hint());
        return switch (finding.severity()) {
            case ERROR -> Block.error(words);
            case WARN -> Block.warning(words);
            case INFO -> Block.muted(words);
        };
    }
}
