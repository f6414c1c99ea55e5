package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run that needs a form filled in asks for it in its conversation. */
class FormNarrationTest extends ChattingParley {
    @Test
    void the_card_has_the_fields_and_after_that_who_filled_in_what() {
        Chat chat = chat();
        JsonNode submit = asked(chat, "S-1");
        JsonNode card = chat.awaitSaying("**Input needed** · Ship orders");
        assertThat(card.toString()).contains("Where does order S-1 go?", "For role lead", "open until");
        assertThat(card.path("blocks").findValuesAsString("label"))
                .containsExactly("Street and number", "Parcels", "Wrap it as a gift", "Submit", "Delegate");
        chat.awaitSaying("**Ship orders** waits for role lead to fill in a form");

        chat.as(bo()).press(submit, "input.street", "Calle Mayor 1", "input.parcels", "2", "input.gift", "true");
        JsonNode settled = chat.awaitSaying("Filled in by Bo");
        assertThat(settled.path("id")).isEqualTo(card.path("id"));
        assertThat(settled.toString()).contains("Calle Mayor 1", "yes").doesNotContain("\"buttons\"", "\"input\"");
        chat.awaitSaying("**Done** · Ship orders");
        assertThat(farSystem.received().getFirst().path("to").asString()).isEqualTo("Calle Mayor 1");
    }

    @Test
    void what_does_not_fit_is_said_at_its_field_and_what_was_typed_stays() {
        Chat chat = chat();
        JsonNode submit = asked(chat, "S-2");
        JsonNode card = chat.awaitSaying("**Input needed** · Ship orders");
        chat.press(submit, "input.street", "", "input.parcels", "two");
        JsonNode corrected = chat.again(card);
        assertThat(corrected.path("blocks").findValuesAsString("problem"))
                .containsExactly("This is needed.", "Write a number here, such as 1500.");
        assertThat(corrected.toString()).contains("\"two\"");
        chat.press(submit, "input.street", "Gran Vía 3", "input.parcels", "2");
        chat.awaitSaying("Filled in by Ana López");
    }

    @Test
    void a_second_form_is_answered_kindly_and_changes_nothing() {
        Chat chat = chat();
        JsonNode submit = asked(chat, "S-3");
        chat.as(bo()).press(submit, "input.street", "first", "input.parcels", "1");
        chat.press(submit, "input.street", "second", "input.parcels", "1");
        assertThat(chat.awaitSaying("Bo filled this in just now; that stands.")
                        .path("from")
                        .asString())
                .isEqualTo("bot");
        chat.awaitSaying("**Done** · Ship orders");
        assertThat(farSystem.received()).hasSize(1);
        assertThat(farSystem.received().getFirst().path("to").asString()).isEqualTo("first");
    }

    @Test
    void a_form_is_found_again_among_the_approvals_and_both_cards_are_settled_at_once() {
        Chat chat = chat();
        JsonNode submit = asked(chat, "S-4");
        assertThat(chat.say("approvals").last().toString()).contains("Where does order S-4 go?", "input.open");
        chat.press(chat.buttons()
                .filter(button -> button.path("id").asString().equals("input.open"))
                .filter(button -> button.path("value").equals(submit.path("value")))
                .findFirst()
                .orElseThrow());
        JsonNode copy = chat.last();
        assertThat(copy.toString()).contains("input.submit");
        chat.press(submit, "input.street", "here", "input.parcels", "1");
        await().untilAsserted(() -> assertThat(chat.messages().stream()
                        .filter(message -> message.toString().contains("Filled in by Ana López")))
                .hasSize(2));
        assertThat(chat.again(copy).toString()).contains("Filled in by Ana López");
    }

    @Test
    void a_cancelled_run_takes_its_form_back() {
        Chat chat = chat();
        JsonNode submit = asked(chat, "S-5");
        chat.press("run.cancel");
        chat.awaitSaying("The run was cancelled by Ana López; nothing is left to fill in.");
        chat.press(submit, "input.street", "late", "input.parcels", "1");
        assertThat(chat.last().path("text").asString()).contains("has ended", "nothing is left to fill in");
    }

    private JsonNode asked(Chat chat, String order) {
        String hook = live(chat, "ask where to ship");
        assertThat(anyone().post(hook, "{\"id\":\"" + order + "\"}").status()).isEqualTo(202);
        return await("the form")
                .until(() -> chat.button("input.submit"), Optional::isPresent)
                .orElseThrow();
    }
}
