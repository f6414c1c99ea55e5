package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Options are what the organization has, and every one of them works. */
class SuggestionsTest {
    private static final String WISH =
            "When a webhook receives an order, ask for approval, then POST the order to our shop";
    private static final Known KNOWN = new Known(
            List.of(new Option("lead (Bo)", "role:lead", false), new Option("Ana López", "user:ana_lopez", false)),
            List.of("https://shop.example/orders", "https://erp.example/v1"),
            List.of());

    private final Conversation conversation = new Conversation().knowing(KNOWN);

    @Test
    void an_address_used_before_is_offered() {
        Question question = conversation.say(WISH).question();
        assertThat(question.options())
                .extracting(Option::label)
                .containsExactly("https://shop.example/orders", "https://erp.example/v1", "Show it here instead");
        conversation.say("2");
        DraftAssert.that(conversation.say("anyone").draft()).calls("POST https://erp.example/v1");
    }

    @Test
    void people_and_roles_that_exist_are_offered() {
        conversation.say(WISH);
        Question question = conversation.say("https://shop.example/orders").question();
        assertThat(question.options())
                .extracting(Option::label)
                .containsExactly("lead (Bo)", "Ana López", "Anyone in the organization");
        DraftAssert.that(conversation.say("Ana López").draft()).asks("user:ana_lopez");
    }

    @Test
    void somebody_who_exists_is_understood_before_the_question_is_asked() {
        Question open = conversation.say(WISH).question();
        Turn turn = conversation.say("lead");
        assertThat(turn.say()).isEqualTo("Noted: lead approves.");
        assertThat(turn.question()).isEqualTo(open);
    }

    @Test
    void somebody_nobody_knows_is_taken_with_a_word_about_it() {
        conversation.say(WISH);
        conversation.say("https://shop.example/orders");
        Turn turn = conversation.say("finance");
        assertThat(turn.say()).contains("Nobody here is called finance or has that role yet");
        DraftAssert.that(turn.draft()).asks("finance");
    }

    @Test
    void never_more_than_seven_options() {
        List<Option> many = IntStream.range(0, 20)
                .mapToObj(i -> new Option("person " + i, "user:p" + i, false))
                .toList();
        Conversation crowded = new Conversation().knowing(new Known(many, List.of(), List.of()));
        crowded.say("When a webhook receives an order, ask for approval, then show it here");
        assertThat(crowded.say("why?").question().options()).hasSize(7);
    }

    @Test
    void whatever_option_is_pressed_the_draft_validates() {
        for (String wish : List.of("hello", "every Monday at 9", "ask for approval, then POST it to our shop", WISH)) {
            int options = new Conversation()
                    .knowing(KNOWN)
                    .say(wish)
                    .question()
                    .options()
                    .size();
            for (int i = 0; i < options; i++) {
                Conversation trial = new Conversation().knowing(KNOWN);
                Turn turn =
                        trial.say(trial.say(wish).question().options().get(i).value());
                while (turn.question() != null) {
                    turn = trial.say(turn.question().options().getFirst().value());
                }
                assertThat(turn.draft().isPublishable()).as(wish + " " + i).isTrue();
            }
        }
    }
}
