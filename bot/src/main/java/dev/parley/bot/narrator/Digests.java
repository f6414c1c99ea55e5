package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.UnknownConversationException;
import dev.parley.bot.narrator.DigestQueries.Count;
import dev.parley.bot.narrator.DigestQueries.Failure;
import dev.parley.bot.narrator.Noise.Rhythm;
import dev.parley.bot.narrator.QuietWorkflows.Setting;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells, every hour or every day, how the runs of quiet workflows went. Nothing ran, nothing is said. For one thread. */
@Component
class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 5;

    private final QuietWorkflows settings;
    private final DigestQueries queries;
    private final WorkflowCatalog catalog;
    private final RunCards cards;
    private final ChatSurface surface;
    private final Noise noise;
    private Instant nextLook = Instant.MIN;

    Digests(
            QuietWorkflows settings,
            DigestQueries queries,
            WorkflowCatalog catalog,
            RunCards cards,
            ChatSurface surface,
            Noise noise) {
        this.settings = settings;
        this.queries = queries;
        this.catalog = catalog;
        this.cards = cards;
        this.surface = surface;
        this.noise = noise;
    }

    void flush(Instant now) {
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK);
        for (Setting setting : settings.due(now)) {
            try {
                tell(setting);
            } catch (UnknownConversationException gone) {
                LOG.debug("Nobody is there to read the digest of {}: {}", setting.workflow(), gone.getMessage());
            }
            settings.told(setting, next(setting, now));
        }
    }

    /** What was missed while nobody was there comes as one digest. */
    private Instant next(Setting setting, Instant now) {
        Duration rhythm = noise.of(setting.rhythm());
        Instant next = setting.next().plus(rhythm);
        return next.isAfter(now) ? next : now.plus(rhythm);
    }

    private void tell(Setting setting) {
        Optional<StoredWorkflow> workflow = catalog.newest(setting.place().org(), setting.workflow());
        List<Count> counts = queries.counts(setting);
        if (workflow.isEmpty() || counts.isEmpty()) {
            return;
        }
        List<Block> blocks = new ArrayList<>();
        List<Failure> failures = queries.failures(setting, MOST_FAILURES);
        if (!failures.isEmpty()) {
            blocks.add(Block.warning(failures.stream()
                    .map(failure -> "- " + line(setting, failure))
                    .collect(Collectors.joining("\n"))));
        }
        took(counts).ifPresent(words -> blocks.add(Block.muted(words)));
        surface.post(
                setting.place(),
                setting.root(),
                Message.of(head(workflow.get(), setting, counts), blocks.toArray(Block[]::new)),
                "digest " + setting.workflow() + " " + setting.place().conversation() + " " + setting.from());
    }

    private static String head(StoredWorkflow workflow, Setting setting, List<Count> counts) {
        long all = counts.stream().mapToLong(Count::runs).sum();
        String each = counts.stream()
                .map(count -> count.runs() + " " + words(count.status()))
                .collect(Collectors.joining(", "));
        return "**" + workflow.workflow().name() + "**, "
                + (setting.rhythm() == Rhythm.HOURLY ? "the last hour" : "the last day") + ": " + all
                + (all == 1 ? " run" : " runs") + " (" + each + ").";
    }

    private static String words(RunStatus status) {
        return switch (status) {
            case QUEUED -> "not begun yet";
            case RUNNING -> "under way";
            case WAITING -> "waiting";
            case SUCCEEDED -> "well";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private String line(Setting setting, Failure failure) {
        return cards.find(new RunKey(setting.place().org(), failure.run()), RunCards.FAILURE)
                        .flatMap(card -> surface.link(setting.place(), card))
                        .map(link -> "[Failed](" + link + ")")
                        .orElse("Failed")
                + " " + Words.moment(failure.startedAt()) + ": " + failure.message();
    }

    private static Optional<String> took(List<Count> counts) {
        return counts.stream()
                .filter(count -> count.status() == RunStatus.SUCCEEDED && count.meanMs() != null)
                .findFirst()
                .map(count -> String.format(
                        Locale.ENGLISH,
                        "Those that went well took %s on average, %s at most.",
                        lasted(count.meanMs()),
                        lasted(count.mostMs())));
    }

    private static String lasted(Double millis) {
        return Words.lasted(Duration.ofMillis(Math.round(millis)));
    }
}
