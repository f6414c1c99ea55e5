package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.JournalConfiguration.Settings;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class JournalSettingsTest {
    private static Settings settings(Map<String, Object> environment) {
        StandardEnvironment spring = new StandardEnvironment();
        spring.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        return new Binder(ConfigurationPropertySources.get(spring)).bindOrCreate("parley", Settings.class);
    }

    @Test
    void runs_are_kept_for_ever_and_nothing_is_rebuilt_unless_somebody_says_so() {
        assertThat(settings(Map.of("PARLEY_HOME", "somewhere"))).isEqualTo(new Settings(null, false));
        assertThat(settings(Map.of("PARLEY_RETENTION", ""))).isEqualTo(new Settings(null, false));
    }

    @Test
    void a_retention_is_written_short_or_as_iso_8601_has_it() {
        assertThat(settings(Map.of("PARLEY_RETENTION", "90d")).retention()).isEqualTo(Period.ofDays(90));
        assertThat(settings(Map.of("PARLEY_RETENTION", "P1Y6M")).retention()).isEqualTo(Period.of(1, 6, 0));
    }

    @Test
    void a_rebuild_is_asked_for_by_name() {
        assertThat(settings(Map.of("PARLEY_REBUILD", "true")).rebuild()).isTrue();
    }
}
