package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ValueViewTest {
    @Test
    void a_flat_object_becomes_fields() {
        assertThat(of("{\"order_id\": \"A-1\", \"total\": 12.5, \"note\": null}"))
                .containsExactly(new Block.Fields(List.of(
                        new Block.Field("Order id", "A-1"),
                        new Block.Field("Total", "12.5"),
                        new Block.Field("Note", "—"))));
    }

    @Test
    void of_a_good_answer_by_http_only_the_body_matters() {
        assertThat(of("{\"status\": 201, \"headers\": {\"x\": \"y\"}, \"body\": {\"accepted\": true}}"))
                .containsExactly(new Block.Fields(List.of(new Block.Field("Accepted", "true"))));
    }

    @Test
    void an_answer_by_http_without_a_body_or_that_is_no_success_shows_its_status() {
        assertThat(of("{\"status\": 204, \"headers\": {}, \"body\": \"\"}"))
                .contains(new Block.Fields(List.of(new Block.Field("Status", "204"))));
        assertThat(of("{\"status\": 404, \"headers\": {}, \"body\": {\"accepted\": false}}"))
                .containsExactly(
                        new Block.Fields(List.of(new Block.Field("Status", "404"))),
                        new Block.Fields(List.of(new Block.Field("Accepted", "false"))));
    }

    @Test
    void what_a_loop_answers_is_a_line_an_item_without_what_http_wraps_around_it() {
        assertThat(
                        of(
                                "{\"results\": [{\"status\": 200, \"headers\": {\"x\": \"y\"}, \"body\": {\"sent\": true, \"to\": \"Ada\"}}, 7]}"))
                .containsExactly(Block.text("- sent true, to Ada\n- 7"));
        assertThat(of(IntStream.range(0, 14).boxed().toList().toString()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Text.class, list -> assertThat(list.text()).endsWith("- 9\n- … and 4 more"));
    }

    @Test
    void a_single_thing_is_shown_without_the_name_around_it() {
        assertThat(of("{\"digest\": {\"week\": 47}}"))
                .containsExactly(new Block.Fields(List.of(new Block.Field("Week", "47"))));
    }

    @Test
    void what_a_step_says_is_read_as_words_however_short() {
        assertThat(of("{\"text\": \"**On it.** John is free.\"}"))
                .containsExactly(Block.text("**On it.** John is free."));
    }

    @Test
    void the_gist_tells_one_value_from_another_in_a_few_words() {
        assertThat(gist("{\"id\": \"A-1\", \"lines\": [1], \"order_total\": 1500, \"note\": null, \"a\": 1, \"b\": 2}"))
                .isEqualTo("id A-1, order total 1500, a 1");
        assertThat(gist("\"A-1\"")).isEqualTo("A-1");
        assertThat(gist("{\"text\": \"" + "x".repeat(99) + "\"}")).isEmpty();
        assertThat(gist("null")).isEmpty();
    }

    private static String gist(String json) {
        return ValueView.gist(JsonMapper.shared().readTree(json));
    }

    @Test
    void what_is_nested_is_shown_as_json_and_what_is_large_is_cut() {
        assertThat(of("{\"order\": 7, \"items\": [{\"sku\": {\"id\": 1}}]}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Code.class, code -> assertThat(code.language()).isEqualTo("json"));
        assertThat(of("[\"" + "x".repeat(5_000) + "\"]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Code.class, code -> assertThat(code.text()).hasSizeLessThan(3_100));
    }

    @Test
    void nothing_is_shown_as_nothing() {
        assertThat(of("null")).isEmpty();
        assertThat(of("{}")).isEmpty();
    }

    private static List<Block> of(String json) {
        return ValueView.of(JsonMapper.shared().readTree(json));
    }
}
