package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** "Stop" and "delete" do what they say, or say what is to be done instead. */
class StopAndDeleteTest extends StartedParley {
    private Chat chat;
    private String name;

    @BeforeEach
    void a_conversation() {
        chat = new Chat(owner(), owner().post("/api/conversations", "{}").at("/id"));
        name = "Invoices " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void stop_offers_the_runs_that_whoever_says_it_has_started() {
        Orders orders = Orders.drafted(owner(), name, Orders.PATIENT).publish();
        String run = orders.started("{\"total\": 5}");
        assertThat(chat.say("stop").last().toString()).contains(name, "run.cancel", run, "Cancel this one");
        chat.press("run.cancel");
        orders.ended(run);
        assertThat(owner().get("/api/executions/" + run).at("/status")).isEqualTo("CANCELLED");
    }

    @Test
    void stop_with_the_name_of_what_does_not_run_says_so_and_how_it_is_kept_from_starting() {
        Orders.drafted(owner(), name, Orders.PATIENT).publish();
        assertThat(text(chat.say("stop " + name)))
                .contains("No run of **" + name + "** goes on", "`pause " + name + "`");
    }

    @Test
    void stop_with_other_words_is_a_wish() {
        assertThat(chat.say("stop customers from waiting: when a webhook receives a ticket, show it here")
                        .last()
                        .toString())
                .contains("draft.approve");
    }

    @Test
    void a_draft_is_deleted_once_that_is_confirmed() {
        Orders draft = Orders.drafted(owner(), name, Orders.PATIENT);
        assertThat(chat.say("delete " + name).last().toString()).contains("was never live", "deletion.confirm");
        assertThat(owner().get("/api/workflows/" + draft.id()).status()).isEqualTo(200);
        JsonNode button = chat.button("deletion.confirm").orElseThrow();
        assertThat(text(chat.press(button))).contains("is deleted");
        assertThat(owner().get("/api/workflows/" + draft.id()).status()).isEqualTo(404);
        assertThat(text(chat.press(button))).contains("gone already");
    }

    @Test
    void a_draft_is_kept_where_that_is_chosen() {
        Orders draft = Orders.drafted(owner(), name, Orders.PATIENT);
        assertThat(text(chat.say("delete the draft " + name).press("deletion.keep")))
                .contains("is kept");
        assertThat(owner().get("/api/workflows/" + draft.id()).status()).isEqualTo(200);
    }

    @Test
    void a_draft_that_was_published_meanwhile_is_kept() {
        Orders draft = Orders.drafted(owner(), name, Orders.PATIENT);
        chat.say("delete " + name);
        draft.publish();
        assertThat(text(chat.press("deletion.confirm"))).contains("was published meanwhile");
    }

    @Test
    void what_was_live_is_not_deleted_and_says_how_it_is_switched_off() {
        chat.say("When a webhook receives an order, show it here").say("approve");
        assertThat(text(chat.say("delete it"))).contains("was live, so it is not deleted", "`pause ");
        Orders.drafted(owner(), name, Orders.PATIENT).publish();
        assertThat(text(chat.say("delete " + name))).contains("It starts only when somebody starts it");
    }

    private static String text(Chat chat) {
        return chat.last().path("text").asString();
    }
}
