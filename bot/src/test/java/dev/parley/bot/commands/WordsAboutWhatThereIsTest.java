package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say about the workflow they have just made, in the words they have for it, with the real copilot listening. */
class WordsAboutWhatThereIsTest extends StartedParley {
    private static final String WISH = "when I start it, ask for a name and show it here";
    private static final String VAGUE = "could you be so kind";

    private Chat chat;

    @BeforeEach
    void a_conversation() {
        chat = new Chat(owner(), owner().post("/api/conversations", "{}").at("/id"));
    }

    @Test
    void it_is_the_workflow_that_was_made_here() {
        chat.say(WISH).say("approve").say("run it with name=Ana");
        chat.awaitSaying("**Done**");
    }

    @Test
    void it_can_be_run_again_with_other_values() {
        chat.say(WISH).say("approve").say("run it with name=Ana");
        chat.awaitSaying("**Done**");
        chat.say("run it again with name=Bo");
        chat.awaitSaying("(again)");
    }

    @Test
    void where_nothing_was_made_it_says_so_and_does_not_look_for_a_workflow_called_it() {
        assertThat(chat.say("run it with name=Ana").last().path("text").asString())
                .contains("Nothing was made here yet")
                .doesNotContain("“it”");
    }

    @Test
    void a_sentence_nobody_understood_does_not_take_the_commands_away() {
        chat.say(WISH).say("approve").say("run it with name=Ana");
        chat.awaitSaying("**Done**");
        chat.say(VAGUE);
        assertThat(chat.last().path("question").path("id").asString()).isEqualTo("goal");
        assertThat(chat.say("what did you do?").last().toString()).contains("ran to its end");
        assertThat(chat.say("list").last().toString()).contains("live, version 1");
        assertThat(chat.say("help").last().toString()).contains("`rollback <name> 1`");
    }

    @Test
    void the_open_question_is_still_answered_after_a_command() {
        chat.say(VAGUE).say("approvals").say(WISH);
        assertThat(chat.last().toString()).contains("draft.approve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"looks good, go live", "ship it", "ok, publish it please", "turn it on", "yes, make it live now"
            })
    void a_yes_to_the_draft_makes_it_live(String yes) {
        assertThat(chat.say(WISH).say(yes).last().path("text").asString()).contains("is live");
    }

    @Test
    void a_yes_that_says_not_what_to_asks_for_the_word() {
        assertThat(chat.say(WISH).say("looks good").last().path("text").asString())
                .contains("say \"approve\"");
    }

    @Test
    void a_draft_does_not_run_and_is_not_changed_by_being_asked_to() {
        assertThat(chat.say(WISH)
                        .say("run it with name=Ana")
                        .last()
                        .path("text")
                        .asString())
                .contains("a draft still", "`approve`", "`test`");
    }

    @Test
    void words_while_a_draft_is_on_the_table_are_about_the_draft() {
        chat.say(WISH).say("cancel");
        assertThat(chat.last().path("text").asString()).contains("Nothing was built");
    }

    @Test
    void what_starts_by_itself_is_switched_off_and_on_again() {
        chat.say("When a webhook receives an order, show it here").say("approve");
        assertThat(chat.say("turn it off").last().toString())
                .contains("started by hand, no longer started by a webhook", "Publish");
        assertThat(chat.say("publish").last().path("text").asString()).contains("is live as version 2");
        assertThat(chat.say("resume it").last().toString()).contains("version.confirm");
    }

    @Test
    void what_starts_by_hand_only_needs_no_switch() {
        assertThat(chat.say(WISH)
                        .say("approve")
                        .say("pause it")
                        .last()
                        .path("text")
                        .asString())
                .contains("nothing to switch off");
    }
}
