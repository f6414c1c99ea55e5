package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import org.junit.jupiter.api.Test;

/** Plain words when no interview is open. */
class CommandsTest extends ChattingParley {
    @Test
    void help_names_what_can_be_said() {
        assertThat(chat().say("help").last().path("text").asString())
                .contains(
                        "`list`",
                        "`run <name>`",
                        "`approvals`",
                        "`versions <name>`",
                        "`diff <name>`",
                        "`rollback <name> 1`",
                        "`test <name>`");
    }

    @Test
    void list_shows_what_is_live_and_how_it_starts() {
        Chat chat = chat();
        live(chat, "greet daily");
        String listed = chat.say("list").last().toString();
        assertThat(listed).contains("Greet daily", "live, version 1 · started by its schedule");
        assertThat(chat.say("schedules").last().toString()).contains("Greet daily", "09:00 (Europe/Berlin)");
    }

    @Test
    void run_takes_values_after_with() {
        Chat chat = chat();
        live(chat, "greet by hand");
        chat.say("run greet with who=\"Ana B\" times=2");
        chat.awaitSaying("Hello Ana B");
        assertThat(chat.say("status greet").last().toString()).contains("is done", "just now");
    }

    @Test
    void run_without_the_values_it_needs_asks_for_them() {
        Chat chat = chat();
        live(chat, "greet by hand");
        assertThat(chat.say("run Greet").last().toString()).contains("This is needed", "workflow.run");
    }

    @Test
    void a_name_nobody_gave_is_said_so() {
        assertThat(chat().say("run the invoices").last().path("text").asString())
                .contains("no workflow called “the invoices”");
    }

    @Test
    void approvals_lists_what_waits_with_its_buttons_and_cancel_stops_the_run() {
        Chat chat = chat().say("guard orders");
        String hook = live(chat, "role:lead");
        anyone().post(hook, "{\"id\":\"L-1\",\"total\":1500}");
        chat.awaitSaying("Post order L-1?");
        assertThat(chat.say("approvals").last().toString()).contains("Post order L-1?", "approval.approve");
        chat.press("run.cancel");
        chat.awaitSaying("Cancelled by Ana López");
    }

    @Test
    void other_words_are_a_wish() {
        Chat chat = chat().say("cancel orders that nobody paid");
        assertThat(chat.last().path("question").path("id").asString()).isEqualTo("approvers");
    }
}
