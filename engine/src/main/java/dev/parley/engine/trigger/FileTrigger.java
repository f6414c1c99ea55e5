package dev.parley.engine.trigger;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.trigger.LiveWorkflows.Live;
import dev.parley.engine.workflow.DropPath;
import dev.parley.engine.workflow.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts runs for files put into the drop folder. A file counts once it was the same at two looks, since whoever writes it may not be
 * done; it is moved away once all its runs are on disk.
 */
public final class FileTrigger implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileTrigger.class);
    private static final String KIND = "file";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int LOOKS_AT_AN_EMPTY_FILE = 10;

    private final LiveWorkflows live;
    private final Deliveries deliveries;
    private final DropFolder drop;
    private final Pauses<Object> pauses;
    private final Rounds rounds;
    private final Clock clock;
    private final Duration lookEvery;
    private Map<Path, DroppedFile> lastSeen = Map.of();

    /** @param folder need not be there yet */
    public FileTrigger(WorkflowCatalog catalog, Deliveries deliveries, Path folder, Clock clock) {
        this(catalog, deliveries, folder, clock, LOOK_EVERY);
    }

    FileTrigger(WorkflowCatalog catalog, Deliveries deliveries, Path folder, Clock clock, Duration lookEvery) {
        this.live = new LiveWorkflows(catalog, KIND);
        this.deliveries = deliveries;
        this.drop = new DropFolder(folder);
        this.pauses = new Pauses<>(AFTER_FAILURE, clock);
        this.rounds = new Rounds("files", lookEvery, this::look);
        this.clock = clock;
        this.lookEvery = lookEvery;
    }

    @Override
    public void open() {
        rounds.open();
    }

    private void look() {
        Map<List<String>, List<Watcher>> watchers = new HashMap<>();
        for (Live listener : live.look()) {
            if (listener.workflow().workflow().trigger() instanceof Trigger.File(String path)) {
                DropPath.parse(path)
                        .ifPresent(where -> watchers.computeIfAbsent(where.folders(), _ -> new ArrayList<>())
                                .add(new Watcher(listener, where)));
            }
        }
        Map<Path, DroppedFile> seen = new HashMap<>();
        watchers.forEach((folders, there) -> lookInto(folders, there, seen));
        lastSeen = seen;
    }

    /** One folder that cannot be read must not hold up the others. */
    private void lookInto(List<String> folders, List<Watcher> watchers, Map<Path, DroppedFile> seen) {
        if (pauses.isPaused(folders)) {
            return;
        }
        try {
            for (DroppedFile file : drop.files(folders)) {
                List<Watcher> meant = watchers.stream()
                        .filter(watcher -> watcher.where().isMeant(file.name()))
                        .toList();
                seen.put(file.file(), file);
                if (!meant.isEmpty() && isComplete(file) && !pauses.isPaused(file)) {
                    takeOrReport(file, meant);
                }
            }
        } catch (OverloadedException e) {
            LOG.info("Files in drop/{} wait: {}", String.join("/", folders), e.getMessage());
        } catch (IOException e) {
            pauses.pause(folders);
            LOG.warn("The folder drop/{} cannot be read; trying again later", String.join("/", folders), e);
        }
    }

    /** Most programs make a file before they have what they write into it, so an empty one has to stand still for longer. */
    private boolean isComplete(DroppedFile file) {
        return file.equals(lastSeen.get(file.file()))
                && (file.size() > 0
                        || file.modifiedAt()
                                .isBefore(clock.instant().minus(lookEvery.multipliedBy(LOOKS_AT_AN_EMPTY_FILE))));
    }

    private void takeOrReport(DroppedFile file, List<Watcher> watchers) throws OverloadedException {
        try {
            take(file, watchers);
        } catch (IOException | RuntimeException e) {
            if (rounds.isOpen()) {
                pauses.pause(file);
                LOG.warn("The file drop/{} is not done with; trying again later", file.path(), e);
            }
        }
    }

    private void take(DroppedFile file, List<Watcher> watchers) throws IOException, OverloadedException {
        Optional<ObjectNode> output = file.output();
        if (output.isEmpty()) {
            return;
        }
        RunId run = null;
        for (Watcher watcher : watchers) {
            StoredWorkflow workflow = watcher.listener().workflow();
            StartRun request = new StartRun(
                    watcher.listener().org(),
                    workflow.ref(),
                    Mode.LIVE,
                    KIND,
                    output.get(),
                    output.get(),
                    Actor.PARLEY,
                    workflow.home());
            run = deliveries.deliver(request, file.key());
        }
        drop.moveToDone(file, String.valueOf(run));
    }

    @Override
    public void close() {
        rounds.close();
    }

    private record Watcher(Live listener, DropPath where) {}
}
