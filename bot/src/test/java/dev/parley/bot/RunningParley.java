package dev.parley.bot;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real application in a process of its own, as {@code spring-boot:run} starts it; free port, its own home, its log in target. */
public final class RunningParley implements AutoCloseable {
    public static final String API_KEY = "key-for-tests-0123456789";
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");
    private static final long LONGEST_START_S = 240;

    private final Process process;
    private final URI uri;
    private final List<String> output;
    private final ParleyClient client;

    private RunningParley(Process process, URI uri, List<String> output) {
        this.process = process;
        this.uri = uri;
        this.output = output;
        this.client = new ParleyClient(uri, API_KEY);
    }

    /** Starts it and waits for the address it prints. */
    public static RunningParley at(Path home) throws Exception {
        return at(home, Map.of());
    }

    /** It starts soon, and lets the first wish wait for what it needs: most tests wish for nothing. */
    public static RunningParley at(Path home, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("PARLEY_COPILOT_WARM_UP", "false");
        return started(home, all, "-XX:TieredStopAtLevel=1");
    }

    /** As {@code java -jar} runs it: it starts later, and is faster once it is warm. */
    static RunningParley inProduction(Path home, Map<String, String> environment) throws Exception {
        return started(home, environment, "-XX:TieredStopAtLevel=4");
    }

    private static RunningParley started(Path home, Map<String, String> environment, String compilers)
            throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        compilers,
                        "-Xmx1g",
                        "-XX:MetaspaceSize=128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        productionClassPath(),
                        ParleyApplication.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("PARLEY_HOME", home.toString());
        builder.environment().put("PARLEY_PORT", "0");
        builder.environment().put("PARLEY_BOOTSTRAP_API_KEY", API_KEY);
        builder.environment().put("PARLEY_EGRESS_ALLOW", "127.0.0.1,localhost");
        // On a busy machine an answer still comes with the receipt, and alone.
        builder.environment().put("PARLEY_CHAT_PATIENCE_THINKING", "1m");
        builder.environment().put("PARLEY_CHAT_PATIENCE_RECEIPT", "1m");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<URI> address = new CompletableFuture<>();
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "parley-logs")), "parley-", ".log");
        Thread.ofPlatform().daemon().start(() -> read(process.inputReader(), log, output, address));
        try {
            return new RunningParley(process, address.get(LONGEST_START_S, TimeUnit.SECONDS), output);
        } catch (Exception e) {
            process.destroyForcibly();
            throw new IllegalStateException("Parley did not start:\n" + String.join("\n", output), e);
        }
    }

    /** Without the tests' classes, which Spring would find and wire. */
    private static String productionClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void read(BufferedReader reader, Path log, List<String> output, CompletableFuture<URI> address) {
        try (BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                copy.append(line).append('\n').flush();
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(URI.create("http://localhost:" + matcher.group(1)));
                }
            }
            address.completeExceptionally(new IllegalStateException("it ended before it had an address"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** Everything printed so far. */
    List<String> output() {
        return List.copyOf(output);
    }

    long pid() {
        return process.pid();
    }

    public ParleyClient client() {
        return client;
    }

    /** SIGKILL, as the out-of-memory killer or a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl+C or a service manager would. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("Parley did not stop within a minute:\n" + String.join("\n", output));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
