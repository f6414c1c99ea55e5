package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code diff}: what changed from one version to another. */
final class Differences {
    private Differences() {}

    /** @param said of none, what is new: the draft, else the newest version; of one, from there to what is live */
    static Message of(Lineage lineage, List<String> said, Instant now) {
        for (String version : said) {
            if (lineage.find(version).isEmpty()) {
                return VersionWords.unknown(lineage, version);
            }
        }
        List<StoredWorkflow> named =
                said.stream().flatMap(version -> lineage.find(version).stream()).toList();
        return switch (named.size()) {
            case 0 -> newest(lineage, now);
            case 1 -> withLive(lineage, named.getFirst(), now);
            default -> between(lineage, named.getFirst(), named.getLast(), now);
        };
    }

    private static Message newest(Lineage lineage, Instant now) {
        StoredWorkflow live = lineage.live();
        if (live == null) {
            return Message.of("**" + lineage.name()
                    + "** is only a draft, so there is nothing to compare it with. Approve it first.");
        }
        if (lineage.draft() != null) {
            return between(lineage, live, lineage.draft(), now);
        }
        Optional<StoredWorkflow> before = lineage.before(lineage.versions().getFirst());
        return before.map(
                        earlier -> between(lineage, earlier, lineage.versions().getFirst(), now))
                .orElseGet(() -> Message.of("**" + lineage.name()
                        + "** has version 1 and nothing else, so there is nothing to compare it with."));
    }

    /** In the order of time. */
    private static Message withLive(Lineage lineage, StoredWorkflow named, Instant now) {
        StoredWorkflow live = lineage.live();
        if (live == null || lineage.isLive(named)) {
            return newest(lineage, now);
        }
        return named.ref().revision() < live.ref().revision()
                ? between(lineage, named, live, now)
                : between(lineage, live, named, now);
    }

    private static Message between(Lineage lineage, StoredWorkflow from, StoredWorkflow to, Instant now) {
        WorkflowDiff diff = Lineage.diff(from, to);
        String title = "**" + lineage.name() + "**, from " + VersionWords.title(lineage, from)
                + (lineage.isLive(from) ? ", to " : " to ") + VersionWords.title(lineage, to);
        if (diff.isEmpty()) {
            return Message.of(title + ": nothing changes, both do the same.");
        }
        return Message.of(
                title + ":",
                VersionWords.block(diff),
                Block.muted(capital(VersionWords.title(to)) + ": " + VersionWords.origin(to, now)));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
