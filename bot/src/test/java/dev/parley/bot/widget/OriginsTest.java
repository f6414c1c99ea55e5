package dev.parley.bot.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How origins are spelled, and what is left of a person's roles on another page. */
class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "https://Shop.Example/, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "http://localhost:3000, http://localhost:3000",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void is_spelled_as_browsers_do(String written, String sent) {
        assertThat(Origins.parse(written)).hasValue(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "shop.example",
                "https://*.shop.example",
                "https://shop.example/chat",
                "https://a@shop.example",
                "ftp://shop.example",
                "https://shop.example?x",
                "javascript:alert(1)"
            })
    void what_is_no_origin_stops_the_start_in_words(String written) {
        assertThat(Origins.parse(written)).isEmpty();
        if (!written.isEmpty()) {
            assertThatThrownBy(() -> new WidgetProperties(List.of(written)))
                    .hasMessageContaining("PARLEY_WIDGET_ORIGINS: \"" + written + "\" is no origin");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "owner, owner, owner",
        "owner, viewer, viewer",
        "viewer, owner, viewer",
        "editor lead, editor lead, editor lead",
        "editor lead, editor, editor",
        "lead, lead, lead",
        "lead, viewer lead, viewer lead",
        "owner, editor lead, editor"
    })
    void a_token_has_the_roles_its_person_had_and_still_has(String given, String now, String left) {
        assertThat(Narrowed.roles(Set.of(given.split(" ")), Set.of(now.split(" "))))
                .containsExactlyInAnyOrder(left.split(" "));
    }

    @Test
    void nowhere_but_at_home_unless_somebody_says_so() {
        assertThat(new WidgetProperties(List.of("", " ")).origins()).isEmpty();
    }
}
