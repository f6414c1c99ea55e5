package dev.parley.engine.runtime;

import static org.awaitility.Awaitility.await;

import dev.parley.engine.OrgId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A {@link CrashingProcess} seen from outside: what it has said, and the signals it can be sent. */
final class OtherProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RUN_ID_LENGTH = 36;

    private final Process process;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        Thread.ofPlatform()
                .daemon()
                .start(() ->
                        process.inputReader().lines().forEach(line -> lines.add(new Line(line, System.nanoTime()))));
    }

    private record Line(String text, long nanos) {}

    /** @param name what the runs it starts have as their trigger */
    static OtherProcess launch(String url, OrgId org, Path calls, int runs, String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProcess.class.getName(),
                        url,
                        org.toString(),
                        calls.toString(),
                        String.valueOf(runs),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** @return when it said so, as {@link System#nanoTime} */
    long awaitWord(String word) {
        await(word).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> hasSaid(word));
        return lines.stream()
                .filter(line -> line.text().equals(word))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    boolean hasSaid(String word) {
        return lines.stream().anyMatch(line -> line.text().equals(word));
    }

    void awaitRuns(int count) {
        await().atMost(PATIENCE).until(() -> accepted().size() >= count);
    }

    Set<String> accepted() {
        Set<String> accepted = new HashSet<>();
        lines.stream()
                .map(Line::text)
                .filter(line -> line.length() == RUN_ID_LENGTH)
                .forEach(accepted::add);
        return accepted;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; {@link Process#destroy} would close what it still has to say. */
    void stop() throws Exception {
        signal("TERM");
    }

    /** SIGSTOP: not a line of it runs on, its connections stay. */
    void freeze() throws Exception {
        signal("STOP");
    }

    /** SIGCONT. */
    void wake() throws Exception {
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
