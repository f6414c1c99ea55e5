package dev.parley.connectors.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quote is what stands in the source, or it is none. */
class QuotesTest {
    private static final String SOURCE =
            "She said:\n“We’ll deliver  on\u00a0Thursday” – for 1,200 EUR. \uD83D\uDE42 In\u200Bvoice 4711 follows.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We'll deliver on Thursday",
                "“We’ll deliver  on\u00a0Thursday”",
                "\"We'll deliver on Thursday\" - for 1,200 EUR",
                "She said: \"We'll deliver",
                "Invoice 4711 follows."
            })
    void spaces_quotation_marks_and_dashes_may_differ(String quote) {
        assertThat(Quotes.find(SOURCE, quote))
                .hasValueSatisfying(found -> assertThat(SOURCE.substring(found.start(), found.end()))
                        .isEqualTo(found.text())
                        .isNotBlank());
    }

    @Test
    void what_is_found_is_the_source_s_own_text() {
        assertThat(Quotes.find(SOURCE, "We'll deliver on Thursday"))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo("We’ll deliver  on\u00a0Thursday"));
        assertThat(Quotes.find(SOURCE, "\uD83D\uDE42 Invoice"))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo("\uD83D\uDE42 In\u200Bvoice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we'll deliver on thursday",
                "We will deliver on Thursday",
                "deliver … Thursday",
                "200 EUR",
                "voice 4711",
                "1,200 EURO",
                "“”",
                " ",
                "."
            })
    void other_words_halves_of_words_and_no_words_are_not_found(String quote) {
        assertThat(Quotes.find(SOURCE, quote)).isEmpty();
    }
}
