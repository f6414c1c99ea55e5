package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.bot.narrator.ToldRuns;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which workflow "it" is in a conversation: the one that ran here, or was made here, last. */
@Component
final class Here {
    private static final Pattern IT = Pattern.compile(
            "(?i)(?:it|that|this|(?:this|that|the|my) (?:workflow|one|automation|thing)|the (?:last|latest|new) (?:workflow|one))(?: now)?");

    private final WorkflowCatalog catalog;
    private final ToldRuns told;

    Here(WorkflowCatalog catalog, ToldRuns told) {
        this.catalog = catalog;
        this.told = told;
    }

    private record Mentioned(WorkflowId workflow, Instant at) {}

    /** Whether this is no name, but points at what was talked of. */
    static boolean isPointing(String name) {
        return IT.matcher(name.strip()).matches();
    }

    /** Empty where nothing was made here and nothing ran. */
    Optional<WorkflowId> it(Place place) {
        Stream<Mentioned> made = catalog.current(place.org()).stream()
                .filter(some -> place.conversation().equals(some.home()))
                .map((StoredWorkflow some) -> new Mentioned(some.ref().id(), some.savedAt()));
        Stream<Mentioned> ran = told.latest(place).stream()
                .map((RunSummary run) -> new Mentioned(run.workflow().id(), run.startedAt()));
        return Stream.concat(made, ran).max(Comparator.comparing(Mentioned::at)).map(Mentioned::workflow);
    }
}
