package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Form.Field;
import dev.parley.bot.chat.Form.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    private static final Form AMOUNT = new Form(List.of(new Field("amount", "Amount", Type.NUMBER, true)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1500|1500",
                "12.5|12.5",
                "12,5|12.5",
                "1,234.50|1234.50",
                "1.234,50|1234.50",
                "1 500|1500",
                "-3|-3",
                "1e3|1E+3",
                "0,125|0.125"
            })
    void numbers_are_read_as_people_write_them(String typed, String number) {
        Form.Filled filled = AMOUNT.read(Map.of("amount", typed));
        assertThat(filled.problems()).isEmpty();
        assertThat(filled.values().path("amount").decimalValue()).isEqualByComparingTo(number);
    }

    @Test
    void what_may_be_one_number_or_another_is_asked_about() {
        Form.Filled filled = AMOUNT.read(Map.of("amount", "1,500"));
        assertThat(filled.values().has("amount")).isFalse();
        assertThat(filled.problems().get("amount")).contains("1500", "1.500");
    }

    @Test
    void words_are_no_number_and_a_blank_is_not_filled_in() {
        assertThat(AMOUNT.read(Map.of("amount", "many")).problems()).containsKey("amount");
        assertThat(AMOUNT.read(Map.of("amount", " ")).problems()).containsEntry("amount", "This is needed.");
    }

    @Test
    void a_value_of_any_kind_is_written_as_json() {
        Form form = new Form(List.of(new Field("body", "Body", Type.JSON, false)));
        assertThat(form.read(Map.of("body", "{\"id\": 1}"))
                        .values()
                        .at("/body/id")
                        .asInt())
                .isEqualTo(1);
        assertThat(form.read(Map.of("body", "{id")).problems()).containsKey("body");
        assertThat(form.read(Map.of()).values().isEmpty()).isTrue();
    }
}
