package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatEvent.Said;
import dev.parley.bot.chat.ChatEvent.Submitted;
import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people do in Slack, as the desk hears of it. */
class AnswersTest {
    private static final Console CONSOLE = Console.at("https://parley.acme.test");
    private static final Map<String, String> ABOUT = Map.of("channel", "C1", "message", "1763700001.000001");

    @Test
    void a_button_is_pressed_with_its_value() {
        assertThat(press("approval", "Reject"))
                .isEqualTo(happened(new Pressed(
                        "approval.reject", Map.of("value", "0199e2f0-3c1a-7d20-9f00-8a6d3f1f2b10:lead_ok"))));
    }

    @Test
    void an_option_says_its_label_and_skip_says_skip() {
        assertThat(press("question-choice", "Leads")).isEqualTo(happened(new Said("Leads")));
        assertThat(press("question-choice", "Skip")).isEqualTo(happened(new Said("skip")));
        assertThat(press("welcome", "Choose"))
                .isEqualTo(
                        happened(
                                new Said(
                                        "When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL")));
    }

    @Test
    void an_option_of_a_menu_says_its_label() {
        Rendered rendered = render("question-menu");

        assertThat(Answers.of(Gestures.choose(shown(rendered), "HubSpot", "U1"), Map.of()))
                .isEqualTo(happened(new Said("HubSpot")));
    }

    @Test
    void all_that_is_ticked_is_said_at_once() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        var ticked = state.putObject("ticks")
                .putObject("ticks")
                .put("type", "checkboxes")
                .putArray("selected_options");
        ticked.addObject().put("value", "Monday");
        ticked.addObject().put("value", "Friday");

        assertThat(Answers.of(Gestures.press(shown(render("question-multi")), "Send", "U1", state), Map.of()))
                .isEqualTo(happened(new Said("Monday, Friday")));
        assertThat(press("question-multi", "Send")).isEqualTo(new Answer.Nothing());
    }

    @Test
    void a_comment_goes_with_the_decision_that_is_chosen_with_it() {
        OpenView modal = opened("approval", "Comment…");

        assertThat(Answers.of(
                        Gestures.submit(modal, Map.of("comment", "looks right", Modals.CHOICE, "Reject"), "U1"),
                        Map.of()))
                .isEqualTo(new Answer.Happened(
                        new Submitted(
                                "approval.reject",
                                Map.of(
                                        "comment",
                                        "looks right",
                                        "value",
                                        "0199e2f0-3c1a-7d20-9f00-8a6d3f1f2b10:lead_ok")),
                        ABOUT));
    }

    @Test
    void a_form_comes_back_by_the_ids_of_its_inputs() {
        OpenView modal = opened("form", "Submit…");
        Map<String, String> typed = Map.of(
                "input.street",
                "Calle Mayor 1",
                "input.parcels",
                "2",
                "input.note",
                "ring\ntwice",
                "input.gift",
                "true");

        assertThat(Answers.of(Gestures.submit(modal, typed, "U1"), Map.of()))
                .isInstanceOfSatisfying(Answer.Happened.class, happened -> {
                    assertThat(happened.about()).isEqualTo(ABOUT);
                    assertThat(happened.event()).isInstanceOfSatisfying(Submitted.class, form -> {
                        assertThat(form.form()).isEqualTo("input.submit");
                        assertThat(form.values()).containsAllEntriesOf(typed).containsKey("value");
                    });
                });
    }

    @Test
    void what_is_left_empty_is_left_out_and_no_tick_is_no() {
        OpenView modal = opened("form", "Submit…");

        assertThat(Answers.of(Gestures.submit(modal, Map.of("input.street", "Gran Vía 3"), "U1"), Map.of()))
                .isInstanceOfSatisfying(
                        Answer.Happened.class,
                        happened -> assertThat(((Submitted) happened.event()).values())
                                .containsOnlyKeys("input.street", "input.gift", "value")
                                .containsEntry("input.gift", "false"));
    }

    @Test
    void what_was_typed_before_stands_in_the_form_with_what_is_wrong_with_it() {
        OpenView modal = opened("form-corrected", "Submit…");

        assertThat(modal.view().toString()).contains("\"initial_value\":\"two\"", "Write a number here, such as 1500.");
    }

    @Test
    void what_is_typed_in_the_message_goes_with_its_button() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.putObject("input.field_1").set("value", Gestures.typed("one"));

        assertThat(Answers.of(Gestures.press(shown(render("long-form")), "Submit", "U1", state), Map.of()))
                .isInstanceOfSatisfying(
                        Answer.Happened.class,
                        happened -> assertThat(((Pressed) happened.event()).values())
                                .containsEntry("input.field_1", "one"));
    }

    @Test
    void a_long_value_of_an_option_comes_back_whole() {
        OpenView modal = opened("select", "Deploy…");
        String label = modal.view().findParents("value").stream()
                .map(option -> option.path("text").path("text").asString(""))
                .filter(text -> text.startsWith("Production"))
                .findFirst()
                .orElseThrow();

        assertThat(Answers.of(Gestures.submit(modal, Map.of("env", label), "U1"), Map.of()))
                .isInstanceOfSatisfying(
                        Answer.Happened.class,
                        happened -> assertThat(((Submitted) happened.event()).values())
                                .containsEntry("env", "prod/" + "x".repeat(200)));
    }

    @Test
    void a_long_value_of_a_button_comes_back_whole() {
        String value = "v".repeat(1_000);
        Rendered rendered =
                BlockKit.render(Message.of("", Block.buttons(Block.button("draft.test", "Test", value))), CONSOLE);

        assertThat(Answers.of(Gestures.press(shown(rendered), "Test", "U1"), rendered.shortened()))
                .isEqualTo(happened(new Pressed("draft.test", Map.of("value", value))));
    }

    @Test
    void two_buttons_of_the_same_id_in_a_row_are_told_apart_and_mean_the_same() {
        Rendered rendered = BlockKit.render(
                Message.of(
                        "",
                        Block.buttons(
                                Block.button("version.rollback", "Version 1", "1"),
                                Block.button("version.rollback", "Version 2", "2"))),
                CONSOLE);

        assertThat(Answers.of(Gestures.press(shown(rendered), "Version 2", "U1"), Map.of()))
                .isEqualTo(happened(new Pressed("version.rollback", Map.of("value", "2"))));
    }

    @Test
    void a_form_that_does_not_fit_stays_open_and_says_where() {
        assertThat(Modals.refused(Map.of("input.parcels", "Write a number here, such as 1500."))
                        .toString())
                .isEqualTo(
                        "{\"response_action\":\"errors\",\"errors\":{\"input.parcels\":\"Write a number here, such as 1500.\"}}");
    }

    @Test
    void a_payload_of_somebody_else_means_nothing() {
        ObjectNode other = JsonNodeFactory.instance.objectNode().put("type", "view_submission");
        other.putObject("view").put("private_metadata", "{broken");

        assertThat(Answers.of(other, Map.of())).isEqualTo(new Answer.Nothing());
        assertThat(Answers.of(JsonNodeFactory.instance.objectNode(), Map.of())).isEqualTo(new Answer.Nothing());
    }

    private static Answer press(String sample, String button) {
        Rendered rendered = render(sample);
        return Answers.of(Gestures.press(shown(rendered), button, "U1"), rendered.shortened());
    }

    /** The modal that the button opens. */
    private static OpenView opened(String sample, String button) {
        assertThat(press(sample, button)).isInstanceOf(Answer.Opens.class);
        MessageForm form = ((Answer.Opens) press(sample, button)).form();
        return new OpenView("V1", "t1", Modals.of(form, ABOUT));
    }

    /** As a message that stands in a channel. */
    private static Posted shown(Rendered rendered) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", rendered.text());
        json.putArray("blocks").addAll(rendered.blocks());
        return new Posted("C1", "1763700001.000001", "", "U0PARLEY", "", 0, json);
    }

    private static Rendered render(String sample) {
        return BlockKit.render(Samples.all().get(sample), CONSOLE);
    }

    private static Answer happened(ChatEvent event) {
        return new Answer.Happened(event, Map.of());
    }
}
