package dev.parley.bot.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.RunningParley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conversations in docs/transcripts are what the real application says. With {@code -Dtranscripts.write=true} they are written
 * anew; read what changed before you commit it.
 */
class TranscriptsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/transcripts");
    private static final Path DOCS = Path.of("../docs/transcripts");
    private static final boolean WRITES = Boolean.getBoolean("transcripts.write");

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static FarSystem farSystem;
    private static ExecutorService people;
    private static List<Script> scripts;

    @BeforeAll
    static void start() throws Exception {
        scripts = Script.in(SCRIPTS);
        farSystem = new FarSystem();
        parley = RunningParley.at(home, Map.of("TZ", "Europe/Berlin"));
        people = Executors.newFixedThreadPool(4);
    }

    @AfterAll
    static void stop() {
        people.close();
        parley.close();
        farSystem.close();
    }

    @TestFactory
    Stream<DynamicTest> is_what_parley_says() {
        Map<Script, Future<String>> performed = scripts.stream()
                .collect(Collectors.toMap(
                        script -> script,
                        script -> people.submit(() -> new Performance(script, parley.client(), farSystem).perform())));
        return scripts.stream()
                .map(script -> DynamicTest.dynamicTest(
                        script.title(),
                        () -> check(script, performed.get(script).get())));
    }

    @Test
    void each_has_a_script() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(scripts.stream()
                            .map(script -> script.name() + ".md")
                            .toList());
        }
    }

    private static void check(Script script, String said) throws IOException {
        Path page = DOCS.resolve(script.name() + ".md");
        if (WRITES) {
            Files.writeString(page, said);
        }
        assertThat(said).isEqualTo(Files.readString(page));
    }
}
