package dev.parley.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            trigger.output.body.total > 1000                          → total is over 1000
            input.total >= 5 && input.total <= 10                     → total is at least 5 and total is at most 10
            classify.output.label == 'bug' || each.item.urgent == true → label is bug or urgent is true
            trigger.output.payload.subject.contains('offer')          → subject contains offer
            !input.subject.contains('offer')                          → subject does not contain offer
            input.unit_price != 3.5                                   → unit price is not 3.5
            size(input.lines) > 2                                     → size(lines) > 2
            (input.a > 1 || input.b > 1) && input.c == 2              → (a > 1 || b > 1) && c == 2
            """)
    void a_condition_is_told_as_people_say_it_and_else_as_it_is_written(String condition, String words) {
        assertThat(ConditionWords.of(condition)).isEqualTo(words);
    }
}
