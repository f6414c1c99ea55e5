package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked something gets an answer, not examples of workflows. */
class SmallTalkTest extends StartedParley {
    private Chat chat;

    @BeforeEach
    void a_conversation() {
        chat = new Chat(owner(), owner().post("/api/conversations", "{}").at("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"how much does it cost", "What does this cost?", "is it free?", "what's the price"})
    void what_it_costs_is_what_models_answer_and_that_is_counted(String words) {
        assertThat(answer(words)).contains("what language models answer", "language model", "`GET /api/usage`");
    }

    @Test
    void what_a_draft_costs_is_on_its_card() {
        chat.say("when I start it, ask for a name and show it here");
        assertThat(answer("how much does it cost?")).contains("on its card");
        assertThat(chat.say("approve").last().path("text").asString()).contains("is live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"are you a bot", "are you human?", "Who are you?", "am I talking to a real person?"})
    void it_says_that_it_is_a_program_and_who_reads_the_words(String words) {
        assertThat(answer(words)).contains("a program and no person", "without a language model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks", "Thank you so much!", "ok thanks"})
    void thanks_are_taken(String words) {
        assertThat(answer(words)).startsWith("You're welcome.");
        assertThat(chat.last().path("question").isMissingNode()).isTrue();
    }

    @Test
    void a_question_that_was_asked_before_is_asked_still() {
        chat.say("When a webhook receives an order, ask ops for approval, then POST it to the shop");
        assertThat(answer("are you a bot?")).contains("What I asked above still waits");
        assertThat(chat.say("skip").last().toString()).contains("draft.approve");
    }

    @ParameterizedTest
    @CsvSource({"stauts,status", "lsit,list", "hlep,help", "aprovals,approvals"})
    void a_slip_of_the_hand_is_asked_about(String words, String meant) {
        assertThat(answer(words)).contains("Did you mean `" + meant + "`?");
    }

    @Test
    void a_slip_before_a_name_is_asked_about_with_the_name() {
        String name = "Invoices " + UUID.randomUUID().toString().substring(0, 8);
        Orders.drafted(owner(), name, Orders.PATIENT).publish();
        assertThat(answer("verions " + name)).contains("Did you mean `versions " + name + "`?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text my boss", "last orders", "chekc https://example.com/status every hour"})
    void what_would_be_no_command_either_is_left_to_the_interview(String words) {
        assertThat(answer(words)).doesNotContain("Did you mean");
    }

    private String answer(String words) {
        return chat.say(words).last().path("text").asString();
    }
}
