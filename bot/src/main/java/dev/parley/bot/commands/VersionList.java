package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.catalog.StoredWorkflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code versions}: who made which, what it changed, and the way back to it. */
final class VersionList {
    private static final int AT_MOST = 10;

    private VersionList() {}

    static Message of(Lineage lineage, Instant now) {
        String name = "**" + lineage.name() + "**";
        StoredWorkflow live = lineage.live();
        if (live == null) {
            return Message.of(name + " has no version yet: it is only a draft. Approve it first.");
        }
        List<Block> blocks = new ArrayList<>();
        StoredWorkflow draft = lineage.draft();
        if (draft != null) {
            blocks.add(Block.text("**Draft**, not live yet _" + VersionWords.origin(draft, now) + "_\n"
                    + VersionWords.line(Lineage.diff(live, draft))));
        }
        lineage.versions().stream().limit(AT_MOST).forEach(version -> blocks.addAll(entry(lineage, version, now)));
        int more = lineage.versions().size() - AT_MOST;
        if (more > 0) {
            blocks.add(Block.muted("And " + Listings.counted(more, "earlier one") + "; `rollback " + lineage.name()
                    + " 1` goes back to the first."));
        }
        return Message.of(
                name + " has " + Listings.counted(lineage.versions().size(), "version") + ":",
                blocks.toArray(Block[]::new));
    }

    private static List<Block> entry(Lineage lineage, StoredWorkflow version, Instant now) {
        boolean isLive = lineage.isLive(version);
        Block text = Block.text("**Version " + version.version() + "**" + (isLive ? ", live" : "") + " _"
                + VersionWords.origin(version, now) + "_\n" + change(lineage, version));
        return isLive ? List.of(text) : List.of(text, Block.buttons(RollingBack.button(lineage, version)));
    }

    private static String change(Lineage lineage, StoredWorkflow version) {
        Optional<StoredWorkflow> before = lineage.before(version);
        if (before.isEmpty()) {
            int steps = version.workflow().nodes().size();
            return "The first one, with " + Listings.counted(steps, "step") + ".";
        }
        if (Lineage.diff(before.get(), version).isEmpty()) {
            return "Does the same as " + VersionWords.title(before.get()) + ".";
        }
        return lineage.versions().stream()
                .skip(lineage.versions().indexOf(version) + 1L)
                .filter(earlier -> earlier.workflow().equals(version.workflow()))
                .findFirst()
                .map(earlier -> "Goes back to " + VersionWords.title(earlier) + ".")
                .orElseGet(() -> VersionWords.line(Lineage.diff(before.get(), version)));
    }
}
