package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
    @Test
    void the_embedded_servers_see_none_of_our_keys() {
        var environment = new HashMap<>(Map.of(
                "PATH", "/bin",
                "Path", "C:\\Windows",
                "PARLEY_BOOTSTRAP_API_KEY", "secret",
                "ANTHROPIC_API_KEY", "secret",
                "PGDATA", "/another/server"));

        ChildEnvironment.strip(environment);

        assertThat(environment).containsOnlyKeys("PATH", "Path");
    }
}
