package dev.parley.bot.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AskedWordsTest {
    @Test
    void the_first_paragraph_is_the_question_and_the_others_what_there_is_to_know() {
        AskedWords asked = AskedWords.of("May this be sent?\n\nSummary:\n- all well\n\nNext: nothing");
        assertThat(asked.title()).isEqualTo("May this be sent?");
        assertThat(asked.details()).isEqualTo("Summary:\n- all well\n\nNext: nothing");
        assertThat(AskedWords.of("May this be sent?").details()).isEmpty();
    }

    @Test
    void a_value_at_the_end_of_a_question_is_told_apart_from_its_words() {
        AskedWords asked = AskedWords.of("May this order go ahead? {\"id\":\"A-1\",\"total\":1500}");
        assertThat(asked.words()).isEqualTo("May this order go ahead?");
        assertThat(asked.data()).isEqualTo(JsonMapper.shared().readTree("{\"id\": \"A-1\", \"total\": 1500}"));
        assertThat(AskedWords.of("[1, 2]").words()).isEmpty();
    }

    @Test
    void braces_in_a_sentence_stay_where_they_are() {
        for (String message :
                new String[] {"Post order A-1?", "Is {this} right?", "Take [a] or [b]?", "cut off {\"id\":", ""}) {
            assertThat(AskedWords.of(message)).isEqualTo(new AskedWords(message, null));
        }
    }
}
