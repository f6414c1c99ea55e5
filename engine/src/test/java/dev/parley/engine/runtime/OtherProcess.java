package dev.parley.engine.runtime;

import static org.awaitility.Awaitility.await;

import dev.parley.engine.LaunchedProcess;
import dev.parley.engine.OrgId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link CrashingProcess} seen from outside: what it has said, and when. */
final class OtherProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RUN_ID_LENGTH = 36;

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final LaunchedProcess process;

    private OtherProcess(List<String> arguments) throws IOException {
        this.process = LaunchedProcess.of(
                CrashingProcess.class,
                ProcessBuilder.Redirect.INHERIT,
                line -> lines.add(new Line(line, System.nanoTime())),
                arguments);
    }

    private record Line(String text, long nanos) {}

    /** @param name what the runs it starts have as their trigger */
    static OtherProcess launch(String url, OrgId org, Path calls, int runs, String name) throws IOException {
        return new OtherProcess(List.of(url, org.toString(), calls.toString(), String.valueOf(runs), name));
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
        process.kill();
    }

    /** Returns once it has ended. */
    void stop() throws Exception {
        process.stop();
        process.process().waitFor();
    }

    void freeze() throws Exception {
        process.freeze();
    }

    void wake() throws Exception {
        process.wake();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
