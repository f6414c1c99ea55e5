package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Slack is sent, kept in {@code slack/…}, each file ready to be pasted into Slack's Block Kit Builder. After a change that is meant:
 * {@code -Dslack.blocks.write=true} writes them anew.
 */
public final class KeptFiles {
    private static final boolean IS_WRITING = Boolean.getBoolean("slack.blocks.write");

    private final Path folder;

    public KeptFiles(String folder) {
        this.folder = Path.of("src/test/resources/slack", folder);
    }

    /** It looks as it did. */
    public void keep(String name, JsonNode json) throws IOException {
        Path file = folder.resolve(name + ".json");
        String now = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        if (IS_WRITING) {
            Files.createDirectories(folder);
            Files.writeString(file, now);
        }
        assertThat(file)
                .as("what is kept of it; write it with -Dslack.blocks.write=true")
                .exists();
        assertThat(now).isEqualTo(Files.readString(file));
    }

    public Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")).toList().stream();
        }
    }
}
