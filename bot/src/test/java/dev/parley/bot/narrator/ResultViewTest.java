package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultViewTest {
    @Test
    void a_flat_object_becomes_fields() {
        assertThat(of("{\"order_id\": \"A-1\", \"total\": 12.5, \"note\": null}"))
                .containsExactly(new Block.Fields(List.of(
                        new Block.Field("Order id", "A-1"),
                        new Block.Field("Total", "12.5"),
                        new Block.Field("Note", "—"))));
    }

    @Test
    void an_answer_by_http_shows_its_status_and_body_but_no_headers() {
        assertThat(of("{\"status\": 201, \"headers\": {\"x\": \"y\"}, \"body\": {\"accepted\": true}}"))
                .containsExactly(
                        new Block.Fields(List.of(new Block.Field("Status", "201"))),
                        new Block.Fields(List.of(new Block.Field("Accepted", "true"))));
    }

    @Test
    void what_is_nested_is_shown_as_json_and_what_is_large_is_cut() {
        assertThat(of("{\"items\": [1, 2]}"))
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
        return ResultView.of(JsonMapper.shared().readTree(json));
    }
}
