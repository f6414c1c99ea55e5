package dev.parley.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file is well-formed, and says today what it said when its golden text was written. */
class EveryPromptTest {
    @Test
    void every_operation_that_thinks_has_its_prompt() throws Exception {
        assertThat(ids())
                .contains(
                        "ai.answer",
                        "ai.chat",
                        "ai.draft",
                        "ai.extract",
                        "ai.generate",
                        "ai.summarize",
                        "ai.translate",
                        "ai.verify",
                        "copilot.understand",
                        "run.explain");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void its_hints_are_usable(String id) {
        Prompt prompt = new PromptLibrary().prompt(id);

        assertThat(prompt.version()).isPositive();
        assertThat(prompt.hints().use()).matches("[a-z_]+");
        assertThat(prompt.hints().temperature()).isBetween(0.0, 1.0);
        assertThat(prompt.hints().maxTokens()).isBetween(1, 8_000);
        assertThat(prompt.variables())
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.about()).isNotBlank());
    }

    /** A change of the words shows up here, beside the version that has to change with them. */
    @ParameterizedTest
    @MethodSource("ids")
    void it_says_what_its_golden_text_says(String id) throws Exception {
        Prompt prompt = new PromptLibrary().prompt(id);
        Map<String, String> values = new TreeMap<>();
        prompt.variables().forEach(variable -> values.put(variable.name(), "‹" + variable.about() + "›"));
        String said = prompt.label() + "\n"
                + prompt.render(values).stream()
                        .map(message -> "\n=== %s ===\n%s\n".formatted(message.role(), message.text()))
                        .collect(Collectors.joining());

        assertThat(said).isEqualTo(Files.readString(folder("/golden").resolve(id + ".txt")));
    }

    static List<String> ids() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(folder("/dev/parley/prompts/ai.draft.md").getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder(String resource) throws URISyntaxException {
        return Path.of(EveryPromptTest.class.getResource(resource).toURI());
    }
}
