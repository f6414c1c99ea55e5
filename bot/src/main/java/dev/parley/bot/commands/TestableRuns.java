package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code keep … as test}: the latest runs that have come to their own end, to choose from. */
@Component
final class TestableRuns {
    private static final int SHOWN = 5;

    private final RunHistory history;
    private final InstantSource clock;

    TestableRuns(RunHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    Message offer(OrgId org, Lineage lineage) {
        List<RunSummary> ended = Stream.of(RunStatus.SUCCEEDED, RunStatus.FAILED)
                .flatMap(status -> history.outline(org, lineage.id(), status, null, SHOWN).stream())
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                .limit(SHOWN)
                .toList();
        if (ended.isEmpty()) {
            return Message.of("A test is made of a run of **" + lineage.name()
                    + "** that has come to its end, and there is none yet. Have it run first.");
        }
        Instant now = clock.instant();
        List<Block> blocks = new ArrayList<>();
        for (RunSummary run : ended) {
            String input = RunLabel.gist(org, run, history);
            blocks.add(Block.text((input.isEmpty() ? "" : "**" + input + "** ") + Listings.status(run) + " _started "
                    + ApprovalWords.ago(run.startedAt(), now) + "_"));
            blocks.add(Block.buttons(KeepingTests.button(run)));
        }
        return Message.of("Which run is to go the same way again?", blocks.toArray(Block[]::new));
    }
}
