package dev.parley.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program of the tests in a process of its own, seen from outside: what it says, what it is told, and the signals it can be sent. */
public final class LaunchedProcess implements AutoCloseable {
    private static final List<String> SMALL_WITH_TIMES = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");

    private final Process process;
    private final PrintStream told;
    private final Thread reader;

    private LaunchedProcess(Process process, Consumer<String> hears) {
        this.process = process;
        this.told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.reader = Thread.ofPlatform()
                .daemon()
                .start(() -> process.inputReader().lines().forEach(hears));
    }

    /**
     * @param main has a {@code main} method
     * @param errors where its log goes
     * @param hears is given each line it says, one after the other
     */
    public static LaunchedProcess of(
            Class<?> main, ProcessBuilder.Redirect errors, Consumer<String> hears, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_WITH_TIMES);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new LaunchedProcess(
                new ProcessBuilder(command).redirectError(errors).start(), hears);
    }

    public void tell(String line) {
        told.println(line);
    }

    /** For waiting on it. */
    public Process process() {
        return process;
    }

    /** SIGKILL. Returns once it is dead and all it said was heard. */
    public void kill() throws InterruptedException {
        // The process's own method would close what it still has to say.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** SIGTERM. */
    public void stop() throws Exception {
        signal("TERM");
    }

    /** SIGSTOP: not a line of it runs on, its connections stay. */
    public void freeze() throws Exception {
        signal("STOP");
    }

    /** SIGCONT. */
    public void wake() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("kill -" + name + " failed");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
