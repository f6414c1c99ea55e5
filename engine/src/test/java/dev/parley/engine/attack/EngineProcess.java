package dev.parley.engine.attack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One life of the {@link AttackedEngine}. What it says goes into the {@link Promises}. */
final class EngineProcess {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Process process;
    private final PrintStream commands;
    private final Thread reader;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean isTakingUp;
    private volatile boolean isReady;
    private volatile Duration clockOffset = Duration.ZERO;

    private EngineProcess(Process process, Promises promises) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.reader = Thread.ofPlatform()
                .daemon()
                .start(() -> process.inputReader().lines().forEach(line -> hear(line, promises)));
    }

    static EngineProcess launch(Promises promises, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                System.getProperty("java.class.path"),
                AttackedEngine.class.getName()));
        command.addAll(arguments);
        return new EngineProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                promises);
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
                .until(() -> sign.getAsBoolean() || !process.isAlive());
        if (!sign.getAsBoolean()) {
            throw new IllegalStateException("The engine ended before it was ready: " + process.exitValue());
        }
        return this;
    }

    void tell(String command) {
        commands.println(command);
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
        return process.isAlive();
    }

    Process process() {
        return process;
    }

    /** SIGKILL. Returns once it is dead and all it said was heard. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }
}
