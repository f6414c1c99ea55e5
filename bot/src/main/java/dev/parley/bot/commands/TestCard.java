package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.DiffView;
import dev.parley.bot.chat.Message;
import dev.parley.engine.testing.Comparison;
import dev.parley.engine.testing.Difference;
import dev.parley.engine.testing.Rehearsals.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How tests went: what failed and in what, then what passed. */
final class TestCard {
    private static final int FAILED_SHOWN = 5;
    private static final int DIFFERENCES_SHOWN = 5;
    private static final int NAMES_SHOWN = 10;

    private TestCard() {}

    record Played(String name, Verdict verdict) {
        boolean isPassed() {
            return verdict.isPassed();
        }
    }

    /** @param subject what was tested, such as {@code version 3, which is live} */
    static Message of(String workflow, String subject, List<Played> all) {
        List<Played> failed = all.stream().filter(one -> !one.isPassed()).toList();
        List<Played> passed = all.stream().filter(Played::isPassed).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(failed.isEmpty() ? Block.success(counted(all.size(), "passed")) : failed(failed.size(), all.size()));
        failed.stream().limit(FAILED_SHOWN).forEach(one -> blocks.addAll(failure(one)));
        if (failed.size() > FAILED_SHOWN) {
            blocks.add(Block.muted("Failed too: " + names(failed.subList(FAILED_SHOWN, failed.size()))));
        }
        if (!passed.isEmpty()) {
            blocks.add(Block.muted("Passed: " + names(passed)));
        }
        return Message.of(
                "The tests of **" + workflow + "**, played with " + subject
                        + ". Nothing outside is changed and nobody is asked.",
                blocks.toArray(Block[]::new));
    }

    private static Block failed(int failed, int all) {
        return Block.error(failed == all ? counted(all, "failed") : failed + " of " + all + " tests failed");
    }

    private static String counted(int all, String went) {
        return all == 1 ? "The test " + went : "All " + all + " tests " + went;
    }

    private static List<Block> failure(Played one) {
        Comparison comparison = one.verdict().comparison();
        List<Block.Line> lines = new ArrayList<>();
        comparison.differences().stream()
                .limit(DIFFERENCES_SHOWN)
                .map(Difference::sentence)
                .forEach(sentence -> lines.add(new Block.Line("~", DiffView.cut(sentence))));
        int more = comparison.differences().size() - lines.size() + comparison.more();
        if (more > 0) {
            lines.add(new Block.Line(" ", "And " + Listings.counted(more, "more difference") + "."));
        }
        one.verdict().notes().stream()
                .limit(DIFFERENCES_SHOWN)
                .forEach(note -> lines.add(new Block.Line(" ", DiffView.cut(note))));
        return List.of(Block.text("**" + one.name() + "** went another way:"), new Block.Diff(lines));
    }

    private static String names(List<Played> some) {
        return some.stream().limit(NAMES_SHOWN).map(Played::name).collect(Collectors.joining(", "))
                + (some.size() > NAMES_SHOWN ? " and " + (some.size() - NAMES_SHOWN) + " more" : "");
    }
}
