package dev.parley.engine.attack;

import static org.awaitility.Awaitility.await;

import dev.parley.engine.LaunchedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One life of the {@link AttackedEngine}. What it says goes into the {@link Promises}. */
final class EngineProcess {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final LaunchedProcess process;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean isTakingUp;
    private volatile boolean isReady;
    private volatile Duration clockOffset = Duration.ZERO;

    private EngineProcess(Promises promises, Path log, List<String> arguments) throws IOException {
        this.process = LaunchedProcess.of(
                AttackedEngine.class,
                ProcessBuilder.Redirect.appendTo(log.toFile()),
                line -> hear(line, promises),
                arguments);
    }

    static EngineProcess launch(Promises promises, Path log, List<String> arguments) throws IOException {
        return new EngineProcess(promises, log, arguments);
    }

    private void hear(String line, Promises promises) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "taking-up" -> isTakingUp = true;
            case "ready" -> isReady = true;
            case "lost" -> isReady = false;
            case "clock" -> clockOffset = Duration.parse(words[1]);
            default -> {
                if (promises.hear(line)) {
                    accepted.incrementAndGet();
                }
            }
        }
    }

    /** Waits until it owns the runs; it has not begun to take them up, or just so. */
    EngineProcess awaitTakingUp() {
        return awaitLife(() -> isTakingUp);
    }

    /** Waits until it has taken up what was under way. */
    EngineProcess awaitReady() {
        return awaitLife(() -> isReady);
    }

    private EngineProcess awaitLife(BooleanSupplier sign) {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sign.getAsBoolean() || !isAlive());
        if (!sign.getAsBoolean()) {
            throw new IllegalStateException(
                    "The engine ended before it was ready: " + process().exitValue());
        }
        return this;
    }

    void tell(String command) {
        process.tell(command);
    }

    /** How many runs this life has accepted so far. */
    int accepted() {
        return accepted.get();
    }

    boolean isReady() {
        return isReady;
    }

    boolean isClockSetTo(Duration offset) {
        return clockOffset.equals(offset);
    }

    boolean isAlive() {
        return process().isAlive();
    }

    Process process() {
        return process.process();
    }

    /** SIGKILL. Returns once it is dead and all it said was heard. */
    void kill() throws InterruptedException {
        process.kill();
    }
}
