package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.standin.ApiCall;
import dev.parley.bot.slack.standin.Fault;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What was answered, decided or handed on offers no button that still does something; and no press is met with silence. */
class SlackUsedUpTest extends SlackedParley {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_question_that_was_answered_in_words_cannot_be_pressed_any_more() {
        String thread = mention(ANA, "guard orders");
        Posted question = awaitButton("Leads");
        reply(ANA, thread, "role:lead");
        Posted draft = awaitButton("Approve");
        await("the question without its answers")
                .atMost(PATIENCE)
                .until(() -> !SLACK.workspace()
                        .message(channel, question.ts())
                        .buttons()
                        .contains("Leads"));
        int before = SLACK.workspace().messages(channel).size();
        press(BO, question, "Leads");

        Posted told = awaitSaying("answered already");
        assertThat(told.only()).isEqualTo(BO);
        assertThat(SLACK.workspace().messages(channel)).hasSize(before + 1);
        assertThat(SLACK.workspace().message(channel, draft.ts()).buttons()).contains("Approve");
    }

    @Test
    void a_second_press_of_the_same_question_does_not_answer_the_next() {
        mention(ANA, "guard orders");
        Posted question = awaitButton("Leads");
        press(ANA, question, "Leads");
        press(BO, question, "Leads");

        assertThat(awaitSaying("answered already").only()).isEqualTo(BO);
        awaitButton("Approve");
    }

    @Test
    void what_is_decided_on_app_home_leaves_it() {
        Live live = guarded();
        order(live, "H-1", 2000);
        Posted card = awaitSaying("Post order H-1?");
        openHome(BO);
        ObjectNode home = awaitHome(BO, "Post order H-1?", true);
        assertThat(send(signed().interaction(Gestures.pressAtHome(home, "Approve", BO))))
                .isEqualTo(200);

        awaitHome(BO, "Post order H-1?", false);
        awaitMessage(
                channel,
                "that is the settled card",
                message -> message.ts().equals(card.ts()) && message.seen().contains("*Approved by Bo*"));
    }

    @Test
    void what_is_decided_in_a_list_of_ones_own_cannot_be_pressed_there_again() {
        Live live = guarded();
        order(live, "H-2", 2000);
        awaitSaying("Post order H-2?");
        command(BO, "approvals");
        Posted list = awaitMessage(
                channel,
                "to Bo",
                message -> message.only().equals(BO) && message.seen().contains("Post order H-2?"));
        press(BO, list, "Approve");

        Posted pressed = awaitSaying("You pressed *Approve*");
        assertThat(pressed.ts()).isEqualTo(list.ts());
        assertThat(pressed.seen()).contains("Post order H-2?");
        awaitSaying("*Approved by Bo*");
    }

    @Test
    void the_form_that_hands_a_decision_on_goes_once_it_is_sent() {
        command(KIM, "help");
        awaitSaying("Tell me what should happen");
        Live live = guarded();
        order(live, "H-3", 2000);
        press(BO, awaitSaying("Post order H-3?"), "Delegate");
        Posted form = awaitSaying("instead of you?");
        int before = SLACK.workspace().views().size();
        press(BO, form, form.buttons().getFirst());
        await("the form").atMost(PATIENCE).until(() -> SLACK.workspace().views().size() > before);
        OpenView open = SLACK.workspace().views().getLast();
        assertThat(send(signed().interaction(Gestures.submit(open, Map.of("to", "Kim"), BO))))
                .isEqualTo(200);

        awaitSaying("Bo handed this to Kim");
        await("the form to be gone")
                .atMost(PATIENCE)
                .until(() -> SLACK.workspace().messages(channel).stream()
                        .noneMatch(message -> message.ts().equals(form.ts())));
    }

    @Test
    void a_form_that_slack_does_not_wait_for_is_asked_for_again() {
        Live live = guarded();
        order(live, "H-4", 2000);
        Posted card = awaitSaying("Post order H-4?");
        String opener = card.buttons().stream()
                .filter(label -> label.startsWith("Comment"))
                .findFirst()
                .orElseThrow();
        ObjectNode press = Gestures.press(card, opener, BO).put("trigger_id", "expired-" + card.ts());
        assertThat(send(signed().interaction(press))).isEqualTo(200);

        Posted told = awaitSaying("Press the button again");
        assertThat(told.only()).isEqualTo(BO);
        assertThat(told.seen()).contains("Slack waits three seconds for a form");
    }

    @Test
    void a_shortcut_whose_form_comes_too_late_says_so() {
        ObjectNode shortcut = Gestures.shortcut("new_automation", KIM).put("trigger_id", "expired-" + channel);
        assertThat(send(signed().interaction(shortcut))).isEqualTo(200);

        awaitSaying(SLACK.workspace().direct(KIM), "Choose it from the menu again");
    }

    @Test
    void a_pause_that_slack_asks_for_is_kept_whatever_else_is_said_meanwhile() {
        Duration pause = Duration.ofSeconds(4);
        SLACK.faults().nextIn(channel, 1, "chat.postMessage", new Fault.RateLimited(pause));
        String thread = mention(ANA, "run nothing-0");
        reply(ANA, thread, "run nothing-1");
        reply(ANA, thread, "run nothing-2");
        awaitSaying("nothing-2");

        List<ApiCall> posts = SLACK.calls("chat.postMessage").stream()
                .filter(call -> call.text("channel").equals(channel))
                .toList();
        assertThat(posts.getFirst().answer()).isEqualTo("http 429");
        assertThat(Duration.between(posts.get(0).at(), posts.get(1).at()))
                .isGreaterThanOrEqualTo(pause.minusMillis(50));
    }

    @Test
    void messages_of_one_channel_change_once_a_second_in_all() {
        Live live = guarded();
        for (int n = 0; n < 3; n++) {
            order(live, "H-5" + n, 2000);
        }
        for (int n = 0; n < 3; n++) {
            press(BO, awaitSaying("Post order H-5" + n + "?"), "Approve");
        }
        await("all to be done")
                .atMost(PATIENCE)
                .until(() -> SLACK.workspace().messages(channel).stream()
                                .filter(message -> message.seen().contains("*Done* · Guard orders"))
                                .count()
                        == 3);

        List<ApiCall> changes = SLACK.calls("chat.update").stream()
                .filter(call -> call.text("channel").equals(channel))
                .toList();
        assertThat(changes.stream().map(call -> call.text("ts")).distinct()).hasSizeGreaterThan(3);
        for (int index = 1; index < changes.size(); index++) {
            assertThat(Duration.between(
                            changes.get(index - 1).at(), changes.get(index).at()))
                    .isGreaterThan(Duration.ofMillis(900));
        }
    }

    private void openHome(String user) {
        ObjectNode opened =
                message("app_home_opened", channel, user, "", "", "").put("tab", "home");
        assertThat(send(signed().event(opened))).isEqualTo(200);
    }

    private static ObjectNode awaitHome(String user, String words, boolean isThere) {
        return await("App Home with" + (isThere ? " " : "out ") + words)
                .atMost(PATIENCE)
                .until(
                        () -> SLACK.workspace()
                                .home(user)
                                .filter(home -> home.toString().contains(words) == isThere),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
