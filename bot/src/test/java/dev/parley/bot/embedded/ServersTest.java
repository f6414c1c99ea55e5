package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

class ServersTest {
    @TempDir
    Path folder;

    @Test
    void an_application_without_settings_gets_servers_of_its_own_and_takes_them_with_it() throws Exception {
        try (var application = run("--parley.home=" + folder)) {
            assertThat(databaseName(application)).isEqualTo("postgres");
            assertThat(application.getBean(Flyway.class).info().pending())
                    .as("migrations not run yet")
                    .isEmpty();
            assertThat(ping(application)).isEqualTo("PONG");
            assertThat(servers()).isEqualTo(2);
        }
        assertThat(servers()).isZero();
    }

    @Test
    void an_application_with_urls_uses_those_and_leaves_the_folder_alone() throws Exception {
        var database = TestServers.freshDatabase();
        var unused = folder.resolve("unused");
        try (var application = run(
                "--parley.home=" + unused,
                "--parley.datasource.url=" + database.url(),
                "--parley.datasource.username=" + database.username(),
                "--parley.datasource.password=" + database.password(),
                "--parley.redis.url=" + TestServers.redisUrl())) {
            assertThat(database.url()).endsWith(databaseName(application));
            assertThat(ping(application)).isEqualTo("PONG");
        }
        assertThat(unused).doesNotExist();
    }

    @Test
    void a_folder_in_use_is_explained_to_the_person_at_the_terminal() {
        try (var owner = ParleyHome.open(folder)) {
            assertThatThrownBy(() -> run("--parley.home=" + owner.path())).satisfies(failure -> {
                var analysis = new ServerFailureAnalyzer().analyze(failure);
                assertThat(analysis.getDescription())
                        .contains(folder.getFileName().toString(), "in use");
                assertThat(analysis.getAction()).contains("PARLEY_HOME");
            });
        }
    }

    private long servers() throws Exception {
        return new ServerProcesses(folder.toRealPath()).servers().size();
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplicationBuilder(Slice.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    private static String databaseName(ConfigurableApplicationContext application) {
        return application.getBean(JdbcTemplate.class).queryForObject("SELECT current_database()", String.class);
    }

    private static String ping(ConfigurableApplicationContext application) {
        try (var connection = application.getBean(RedisClient.class).connect()) {
            return connection.sync().ping();
        }
    }

    @Import(ServerConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Slice {}
}
