package dev.parley.engine.journal;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.EntryRows.EventRow;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes ended runs out of one organization or installation and into another, whole and under their own ids. A run that came in does
 * nothing: it has ended, no listener hears of it, and its workflow arrives as a draft.
 *
 * <p>A run goes out a piece at a time, whatever its size. One that comes in is written down whole or not at all, so its events are kept
 * until the last has come, as text; how much of that there may be is for the caller to bound, by the length of what is read.
 */
public final class RunArchive {
    /** So many runs come in at the same time; each takes memory. */
    private static final int AT_ONCE = 2;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final RunHistory history;
    private final Intake intake;
    private final WorkflowCatalog catalog;
    private final Expressions expressions;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** @param intake writes down what comes in, if this process may */
    public RunArchive(RunHistory history, Intake intake, WorkflowCatalog catalog, Expressions expressions) {
        this.history = history;
        this.intake = intake;
        this.catalog = catalog;
        this.expressions = expressions;
    }

    /**
     * The run with the workflow it ran, as one JSON document. Empty when there is no such run, or its workflow was discarded.
     *
     * @throws IllegalStateException when it has not ended
     */
    public Optional<Export> export(OrgId org, RunId run) {
        return history.find(org, run).flatMap(found -> {
            if (!found.status().hasEnded()) {
                throw new IllegalStateException("Run " + run + " has not ended yet");
            }
            return catalog.revision(org, found.workflow())
                    .map(stored -> new RunDocument(run, stored.ref(), stored.workflow()))
                    .map(document -> out ->
                            document.write(history.eventsInPieces(org, run).iterator(), out));
        });
    }

    /**
     * Takes a run in.
     *
     * @param exported read to the end of the document, or to where it turns out to be none
     * @param by whose doing it is that the workflow appears, if it does
     * @throws tools.jackson.core.exc.JacksonIOException when it cannot be read to its end; then nothing was done
     * @throws OverloadedException when the journal, or the memory, cannot take more at the moment; the same document may be sent again
     */
    public Taken take(OrgId org, InputStream exported, Actor by) throws OverloadedException, InterruptedException {
        if (!room.tryAcquire()) {
            throw new OverloadedException(SOON);
        }
        try {
            ArrivedRun arrived;
            try {
                arrived = ArrivedRun.read(exported, expressions);
            } catch (IllegalArgumentException e) {
                return new Taken.NoRun(e.getMessage());
            }
            return take(org, arrived, by);
        } finally {
            room.release();
        }
    }

    private Taken take(OrgId org, ArrivedRun arrived, Actor by) throws OverloadedException, InterruptedException {
        Optional<Taken> known = compare(org, arrived);
        if (known.isPresent()) {
            return known.get();
        }
        RunDocument document = arrived.document();
        if (!catalog.adopt(org, document.ref(), document.workflow(), by)) {
            return new Taken.Clash(
                    "The workflow of this run is here as well, and its revision %d is another or not here yet."
                            .formatted(document.ref().revision()));
        }
        try {
            intake.take(new Entry(org, arrived.after(), arrived.events()));
            return new Taken.In(document.run());
        } catch (JournalException e) {
            // The same document may have come twice at once.
            return compare(org, arrived).orElseThrow(() -> e);
        }
    }

    /** Empty when there is no such run here yet. */
    private Optional<Taken> compare(OrgId org, ArrivedRun arrived) {
        RunId run = arrived.document().run();
        Iterator<EventRow> here = history.eventsInPieces(org, run)
                .map(RunDocument::atHomeNowhere)
                .map(EventRow::of)
                .iterator();
        if (!here.hasNext()) {
            return Optional.empty();
        }
        return Optional.of(
                isSame(here, arrived.events().rows())
                        ? new Taken.Known(run)
                        : new Taken.Clash("Run %s is here already, and something else happened in it.".formatted(run)));
    }

    private static boolean isSame(Iterator<EventRow> here, List<EventRow> arrived) {
        for (EventRow row : arrived) {
            if (!here.hasNext() || !here.next().equals(row)) {
                return false;
            }
        }
        return !here.hasNext();
    }

    /** A run that goes out. */
    @FunctionalInterface
    public interface Export {
        /**
         * @param out left open
         * @throws tools.jackson.core.exc.JacksonIOException when it does not take it
         */
        void writeTo(OutputStream out);
    }

    /** Writes a whole run down, as {@link Journal#appendOrRefuse} does. */
    @FunctionalInterface
    public interface Intake {
        void take(Entry ended) throws OverloadedException, InterruptedException;
    }

    /** What became of a run that was to be taken in. */
    public sealed interface Taken {
        record In(RunId run) implements Taken {}

        /** It was here before, the very same; nothing was done. */
        record Known(RunId run) implements Taken {}

        /** Something else of that name is here; nothing was done. */
        record Clash(String why) implements Taken {}

        /** This is no ended run; nothing was done. */
        record NoRun(String why) implements Taken {}
    }
}
