package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import org.junit.jupiter.api.Test;

/** {@code replay} and {@code schedule}, in words. */
class ReplayAndScheduleTest extends ChattingParley {
    @Test
    void a_run_is_done_again_with_other_values() {
        Chat chat = greeted("Ana");
        chat.say("replay greet who=Bo");
        chat.awaitSaying("**Done** · Greet (again)");
        chat.awaitSaying("Hello Bo");
    }

    @Test
    void the_last_run_here_is_meant_where_none_is_named_and_values_may_be_json() {
        Chat chat = greeted("Ana");
        chat.say("replay {\"who\": \"Cy Twombly\"}");
        chat.awaitSaying("Hello Cy Twombly");
    }

    @Test
    void a_step_that_is_not_there_is_answered_with_those_that_are() {
        Chat chat = greeted("Ana");
        chat.say("replay it from gret");
        assertThat(chat.last().path("text").asString()).contains("no step “gret”", "Its steps are `");
    }

    @Test
    void what_was_never_run_cannot_be_done_again() {
        assertThat(chat().say("replay the invoices").last().path("text").asString())
                .contains("no workflow called “the invoices”");
        assertThat(chat().say("replay ffffffff").last().path("text").asString()).contains("There is no run");
    }

    @Test
    void a_schedule_is_changed_as_a_draft_that_shows_the_difference() {
        Chat chat = chat();
        live(chat, "greet daily");
        chat.say("schedule greet daily every weekday at 7:30");
        assertThat(chat.last().toString()).contains("draft.approve", "Publish", "7:30");
        chat.press("draft.approve");
        chat.awaitSaying("Published by");
        assertThat(chat.say("schedules").last().toString()).contains("07:30");
    }

    @Test
    void a_time_nobody_understands_changes_nothing_and_shows_one_that_works() {
        Chat chat = chat();
        live(chat, "greet daily");
        chat.say("schedule greet daily every now and then");
        assertThat(chat.last().path("text").asString()).contains("I cannot tell when", "every weekday at 9");
        assertThat(chat.say("schedule greet daily").last().path("text").asString())
                .contains("When should **Greet daily** run?");
    }

    private Chat greeted(String who) {
        Chat chat = chat();
        live(chat, "greet by hand");
        chat.say("run greet with who=\"" + who + "\" times=1");
        chat.awaitSaying("Hello " + who);
        chat.awaitSaying("**Done** · Greet");
        return chat;
    }
}
