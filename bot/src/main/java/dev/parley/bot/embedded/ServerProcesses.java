package dev.parley.bot.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The running processes whose program lies in a folder. This tells ours from a stranger that was given the number of a dead
 * server, and finds a server even when its pid file is lost or garbled.
 */
record ServerProcesses(Path programs) {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Those not started by another of them: a server, but not its workers. */
    List<ProcessHandle> servers() {
        var all = ProcessHandle.allProcesses().filter(this::isOurs).toList();
        return all.stream()
                .filter(process -> process.parent().filter(all::contains).isEmpty())
                .toList();
    }

    /** Asks each to end, and ends by force what has not ended in time, workers included. */
    void stop(Consumer<ProcessHandle> ask, Duration patience) {
        for (var server : servers()) {
            ask.accept(server);
            if (!endsWithin(server, patience)) {
                server.destroyForcibly();
            }
        }
        // Workers of a killed server notice by themselves, but may hold its memory for a moment.
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(worker -> {
            if (!endsWithin(worker, Duration.ofSeconds(5))) {
                worker.destroyForcibly();
            }
        });
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(programs))
                .isPresent();
    }

    /** Looked at often, because {@link ProcessHandle#onExit} of a process that is no child looks only every 300 ms. */
    private boolean endsWithin(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (isOurs(process)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
