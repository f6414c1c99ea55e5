package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Form.Draft;
import dev.parley.bot.chat.Form.Field;
import dev.parley.bot.chat.Form.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    @Test
    void a_whole_number_has_no_fraction() {
        Form form = new Form(List.of(new Field("parcels", "Parcels", Type.WHOLE_NUMBER, true)));
        assertThat(form.read(Map.of("parcels", "3")).values().path("parcels").asInt())
                .isEqualTo(3);
        assertThat(form.read(Map.of("parcels", "-2.0")).problems()).isEmpty();
        for (String typed : List.of("2.5", "0,125", "many", "1e-3")) {
            assertThat(form.read(Map.of("parcels", typed)).problems().get("parcels"))
                    .as(typed)
                    .isEqualTo("Write a whole number here, such as 3.");
        }
    }

    @Test
    void what_has_choices_is_chosen_from_them() {
        Field color = new Field("color", "Color", Type.TEXT, true, "red", null, List.of("red", "green"));
        Form form = new Form(List.of(color));
        assertThat(form.blocks(Draft.EMPTY))
                .containsExactly(new Block.Select(
                        "input.color",
                        "Color",
                        List.of(new Block.Option("red", "red"), new Block.Option("green", "green")),
                        "red"));
        assertThat(form.read(Map.of("color", "green")).problems()).isEmpty();

        Map<String, String> typed = Map.of("color", "blue");
        Map<String, String> problems = form.read(typed).problems();
        assertThat(problems).containsExactly(Map.entry("color", "Choose one of red, green."));
        assertThat(form.blocks(new Draft(typed, problems)))
                .singleElement()
                .isInstanceOfSatisfying(Block.Select.class, select -> {
                    assertThat(select.label()).isEqualTo("Color: Choose one of red, green.");
                    assertThat(select.value()).isNull();
                });
    }

    @Test
    void more_choices_than_a_list_can_show_are_written_and_checked_all_the_same() {
        List<String> many =
                IntStream.range(0, 300).mapToObj(number -> "c" + number).toList();
        Form form = new Form(List.of(new Field("color", "Color", Type.TEXT, true, null, null, many)));
        assertThat(form.blocks(Draft.EMPTY)).singleElement().isInstanceOf(Block.Input.class);
        assertThat(form.read(Map.of("color", "c299")).problems()).isEmpty();
        assertThat(form.read(Map.of("color", "c300")).problems().get("color"))
                .startsWith("Choose one of c0, c1, ")
                .hasSizeLessThan(60);
    }
}
