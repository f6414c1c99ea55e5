package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartBannerTest {
    static final ServerSettings EMBEDDED = new ServerSettings(Path.of("/srv/parley"), null, null);

    final MockEnvironment environment =
            new MockEnvironment().withProperty("local.server.port", "8123").withProperty("server.address", "127.0.0.1");

    @Test
    void says_where_to_go_where_data_is_and_how_to_stop() {
        assertThat(StartBanner.of(environment, EMBEDDED, false))
                .contains("http://localhost:8123\n", "/srv/parley", "Ctrl+C", "none needed");
    }

    @Test
    void tells_when_a_model_is_connected() {
        assertThat(StartBanner.of(environment, EMBEDDED, true))
                .contains("connected")
                .doesNotContain("none needed");
    }

    @Test
    void tells_when_other_machines_can_reach_it() {
        environment.setProperty("server.address", "0.0.0.0");
        assertThat(StartBanner.of(environment, EMBEDDED, false)).contains("other machines can reach it");
    }

    @Test
    void keeps_the_password_of_an_external_database_to_itself() {
        var database = new PostgresEndpoint("jdbc:postgresql://db/parley?password=secret", "", "");
        assertThat(StartBanner.of(environment, new ServerSettings(Path.of("/srv"), database, null), false))
                .contains("jdbc:postgresql://db/parley\n")
                .doesNotContain("secret");
    }

    @Test
    void tells_the_first_owner_how_to_get_in_where_there_is_no_other_way() {
        assertThat(StartBanner.welcome(Optional.of("http://localhost:8080/#/welcome/abc")))
                .contains("become the owner", "http://localhost:8080/#/welcome/abc");
        assertThat(StartBanner.welcome(Optional.empty())).isEmpty();
    }
}
