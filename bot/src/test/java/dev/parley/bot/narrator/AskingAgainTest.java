package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reminders, escalation and delegation as people see them. */
class AskingAgainTest extends ChattingParley {
    private static final String CY_KEY = "pk_test_cy_of_the_chat";

    /** Cy leads nothing. */
    @BeforeEach
    void cy_is_a_member() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles, email) SELECT id, 'cy', 'Cy', ARRAY['member'], 'cy@acme.test' FROM org
                ON CONFLICT DO NOTHING""").update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT id, 'cy-key', 'cy', 'Cy''s', sha256(?::bytea), ARRAY['member'] FROM org
                ON CONFLICT DO NOTHING""").param(CY_KEY.getBytes()).update();
    }

    private Http cy() {
        return anyone().with("Authorization", "Bearer " + CY_KEY);
    }

    @Test
    void who_has_not_answered_is_called_again_once_and_the_card_says_when() {
        Chat chat = asked("\"approvers\": [\"role:lead\"], \"remind\": [\"300ms\"]");
        JsonNode reminder = chat.awaitSaying("**Reminder** · ");
        assertThat(reminder.toString()).contains("For role lead", "approval.approve");
        assertThat(chat.awaitSaying("reminded <").toString()).contains("**Approval needed**", "approval.approve");

        chat.as(bo()).press("approval.approve");
        assertThat(chat.awaitSaying("This question is settled").path("id")).isEqualTo(reminder.path("id"));
        chat.awaitSaying("**Approved by Bo**");
        assertThat(chat.messages().stream().filter(message -> message.path("id").equals(reminder.path("id"))))
                .hasSize(1);
    }

    @Test
    void others_are_called_when_nobody_decides_and_may_then_decide() {
        Chat chat =
                asked("\"approvers\": [\"role:lead\"], \"escalateTo\": [\"user:cy\"], \"escalateAfter\": \"300ms\"");
        assertThat(chat.awaitSaying("Nobody has decided yet").toString()).contains("cy may as well");
        chat.awaitSaying("escalated to cy <");
        chat.as(cy()).press("approval.approve");
        chat.awaitSaying("**Approved by Cy**");
    }

    @Test
    void an_approver_hands_the_decision_on_by_a_form() {
        Chat chat = asked("\"approvers\": [\"role:lead\"]");
        JsonNode approve = button(chat, "approval.approve");
        chat.as(bo()).press("approval.delegate");
        JsonNode form = chat.last();
        assertThat(form.toString()).contains("instead of you?", "\"user:cy\"").doesNotContain("\"user:bo\"");
        chat.as(bo()).press(button(chat, "approval.hand_on"), "to", "user:cy", "comment", "I am away");
        assertThat(chat.awaitSaying("Bo handed this to Cy").toString()).contains("“I am away”", "For role lead or cy");
        chat.awaitSaying("**Bo asks Cy to decide**");

        chat.as(bo()).press(approve);
        assertThat(chat.last().path("text").asString()).contains("cy");
        chat.as(cy()).press(approve);
        chat.awaitSaying("**Approved by Cy**");
    }

    @Test
    void delegation_can_be_said_and_unknown_people_are_told_apart() {
        Chat chat = asked("\"approvers\": [\"user:cy\"]");
        button(chat, "approval.approve");
        chat.as(cy()).say("delegate to @nobody");
        assertThat(chat.last().path("text").asString()).contains("nobody here called “@nobody”");
        chat.as(cy()).say("delegate to @bo");
        chat.awaitSaying("Cy handed this to Bo");
        chat.as(bo()).press("approval.approve");
        chat.awaitSaying("**Approved by Bo**");
    }

    @Test
    void who_was_not_asked_cannot_hand_it_on_and_learns_who_was() {
        Chat chat = asked("\"approvers\": [\"role:lead\"]");
        button(chat, "approval.approve");
        chat.as(cy()).press("approval.delegate");
        assertThat(chat.last().path("text").asString()).contains("for role lead to decide");
        chat.as(bo()).press("approval.reject");
    }

    @Test
    void an_address_that_the_run_brought_along_stands_for_its_person() {
        Chat chat = chat();
        String name = live("\"approvers\": [\"{{input.boss}}\"]");
        chat.say("run " + name + " with boss=cy@acme.test");
        JsonNode approve = button(chat, "approval.approve");
        chat.as(bo()).press(approve);
        assertThat(chat.last().path("text").asString()).contains("cy@acme.test to decide");
        chat.as(cy()).press(approve);
        chat.awaitSaying("**Approved by Cy**");
    }

    @Test
    void a_form_is_brought_up_again_with_its_fields_and_filled_in_where_it_stands_then() {
        Chat chat = asksFor("\"assignees\": [\"role:lead\"], \"remind\": [\"300ms\"]");
        JsonNode reminder = chat.awaitSaying("**Reminder** · ");
        assertThat(reminder.toString()).contains("How many?", "For role lead", "\"Size\"", "input.submit");
        chat.awaitSaying("reminded <");
        chat.as(bo()).press(button(chat, "input.submit"), "input.size", "many");
        assertThat(chat.again(reminder).toString()).contains("Write a number here");
        chat.as(bo()).press(button(chat, "input.submit"), "input.size", "12");
        assertThat(chat.again(reminder).toString()).contains("Give a number between 1 and 9.");
        chat.as(bo()).press(button(chat, "input.submit"), "input.size", "9");
        chat.awaitSaying("Filled in by Bo");
        assertThat(chat.awaitSaying("This question is settled").path("id")).isEqualTo(reminder.path("id"));
    }

    @Test
    void others_are_called_to_a_form_that_nobody_fills_in() {
        Chat chat =
                asksFor("\"assignees\": [\"role:lead\"], \"escalateTo\": [\"user:cy\"], \"escalateAfter\": \"300ms\"");
        assertThat(chat.awaitSaying("Nobody has filled this in yet").toString()).contains("cy may as well");
        chat.as(cy()).press(button(chat, "input.submit"), "input.size", "2");
        chat.awaitSaying("Filled in by Cy");
    }

    @Test
    void a_form_is_handed_on_and_then_for_the_other_to_fill_in() {
        Chat chat = asksFor("\"assignees\": [\"user:bo\"]");
        JsonNode submit = button(chat, "input.submit");
        chat.as(bo()).press("approval.delegate");
        assertThat(chat.last().toString()).contains("Who fills in “How many?” instead of you?");
        chat.as(bo()).press(button(chat, "approval.hand_on"), "to", "user:cy");
        chat.awaitSaying("**Bo asks Cy to fill this in**");
        assertThat(chat.awaitSaying("Bo handed this to Cy").toString()).contains("**Input needed**", "For cy");
        chat.as(bo()).press(submit, "input.size", "3");
        assertThat(chat.last().path("text").asString()).contains("This form is for cy to fill in");
        chat.as(cy()).press(submit, "input.size", "3");
        chat.awaitSaying("Filled in by Cy");
    }

    private Chat asksFor(String with) {
        return chat().say(
                        "run "
                                + live(
                                        "human.input",
                                        "\"message\": \"How many?\", " + with
                                                + ", \"fields\": [{\"name\": \"size\", \"type\": \"number\", \"required\": true, \"min\": 1, \"max\": 9}]"));
    }

    private Chat asked(String with) {
        return chat().say("run " + live(with));
    }

    private String live(String with) {
        return live("human.approval", "\"message\": \"Go on?\", " + with);
    }

    private String live(String use, String with) {
        String name = "Asking " + UUID.randomUUID().toString().substring(0, 8);
        Http.Answer created = owner().post("/api/workflows", """
                        {"parley": 1, "name": "%s", "trigger": {"type": "manual", "inputs": [{"name": "boss"}]},
                         "nodes": [{"id": "ok", "use": "%s", "with": {%s}}],
                         "edges": [{"from": "trigger", "to": "ok"}]}""".formatted(name, use, with));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Http.Answer published = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return name;
    }

    private static JsonNode button(Chat chat, String action) {
        chat.awaitSaying(action);
        return chat.button(action).orElseThrow();
    }
}
