package dev.parley.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhraseTest {
    private static final Phrase RESCUE = Phrase.of("need SE for {question}");

    @Test
    void what_is_said_in_a_blank_is_kept_under_its_name() {
        assertThat(RESCUE.match("need SE for API performance question"))
                .contains(Map.of("question", "API performance question"));
    }

    @Test
    void case_spaces_and_marks_at_the_end_do_not_matter() {
        assertThat(RESCUE.match("  Need  se for the P99 numbers?!")).contains(Map.of("question", "the P99 numbers"));
        assertThat(Phrase.of("Deploy the site!").match("deploy the site")).contains(Map.of());
    }

    @Test
    void other_words_are_not_the_phrase() {
        assertThat(RESCUE.match("I need SE for this")).isEmpty();
        assertThat(RESCUE.match("need SE for")).isEmpty();
        assertThat(Phrase.of("deploy").match("deploy the docs when a pull request is merged"))
                .isEmpty();
    }

    @Test
    void several_blanks_share_what_is_said_between_the_fixed_words() {
        assertThat(Phrase.of("book {room} for {who} please").match("book the blue room for Ana and Bo please"))
                .contains(Map.of("room", "the blue room", "who", "Ana and Bo"));
    }

    @Test
    void a_blank_may_hold_several_lines() {
        assertThat(Phrase.of("note: {text}").match("note: first\nsecond")).contains(Map.of("text", "first\nsecond"));
    }

    @Test
    void signs_of_regular_expressions_are_only_signs() {
        assertThat(Phrase.of("what? (now) {x}").match("what? (now) yes")).contains(Map.of("x", "yes"));
        assertThat(Phrase.of("a.c").match("abc")).isEmpty();
    }

    @Test
    void a_phrase_of_blanks_alone_is_never_said() {
        assertThat(Phrase.of("{anything}").match("hello")).isEmpty();
    }

    @Test
    void the_longer_of_two_phrases_is_surer() {
        assertThat(Phrase.of("need SE for {x}").length())
                .isGreaterThan(Phrase.of("need {x}").length());
    }
}
