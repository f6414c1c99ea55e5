package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.standin.ApiCall;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Who is heard where, and who sees the answer. */
class SlackConversationTest extends SlackedParley {
    @Test
    void what_slack_delivers_again_is_dealt_with_once() {
        String text = "<@" + Workspace.BOT + "> help";
        String ts = SLACK.workspace().say(channel, ANA, text, "");
        ObjectNode event = message("app_mention", channel, ANA, text, ts, "");
        assertThat(send(signed().event("Ev1", event))).isEqualTo(200);
        assertThat(send(signed().retry(1, "http_timeout", "Ev1", event))).isEqualTo(200);
        assertThat(send(signed().event(
                                "Ev2", event.deepCopy().put("type", "message").put("thread_ts", ts))))
                .isEqualTo(200);
        awaitSaying("Tell me what should happen");
        assertThat(send(signed().retry(2, "http_timeout", "Ev1", event))).isEqualTo(200);

        String next = mention(ANA, "list");
        awaitMessage(channel, "to the next mention", message -> message.thread().equals(next));
        assertThat(SLACK.workspace().thread(channel, ts)).hasSize(2);
    }

    @Test
    void bots_edits_and_other_people_s_threads_are_left_alone() {
        String chatter = SLACK.workspace().say(channel, KIM, "Lunch?", "");
        reply(BO, chatter, "Yes please");
        String ts = SLACK.workspace().say(channel, ANA, "edited", "");
        ObjectNode ours =
                message("app_mention", channel, Workspace.BOT, "help", ts, "").put("bot_id", Workspace.BOT_ID);
        ObjectNode edited =
                message("message", channel, ANA, "help", ts, chatter).put("subtype", "message_changed");
        assertThat(send(signed().event(ours))).isEqualTo(200);
        assertThat(send(signed().event(edited))).isEqualTo(200);

        String after = mention(ANA, "help");
        awaitSaying("Tell me what should happen");
        assertThat(SLACK.workspace().messages(channel).stream()
                        .filter(message -> message.user().equals(Workspace.BOT)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.thread()).isEqualTo(after));
    }

    @Test
    void people_who_talk_to_each_other_in_a_thread_of_parley_s_are_left_alone() {
        Live live = guarded();
        order(live, "A-10", 2000);
        awaitSaying("Post order A-10?");
        int before = SLACK.workspace().thread(channel, live.thread()).size();
        reply(KIM, live.thread(), "Nice, is this customer known to anybody?");
        reply(BO, live.thread(), "<@" + ANA + "> can you have a look?");
        reply(ANA, live.thread(), "Will do!");
        reply(KIM, live.thread(), "What about the other one?");
        reply(ANA, live.thread(), "list");

        Posted answer = awaitSaying("Guard orders* _live");
        List<Posted> since = SLACK.workspace().thread(channel, live.thread());
        assertThat(since.subList(before, since.size()).stream()
                        .filter(message -> message.user().equals(Workspace.BOT)))
                .as("the list is the one thing that Parley says")
                .singleElement()
                .satisfies(only -> assertThat(only.ts()).isEqualTo(answer.ts()));
    }

    @Test
    void a_further_wish_in_a_thread_needs_no_mention_where_it_says_that_it_is_one() {
        Live live = guarded();
        reply(KIM, live.thread(), "another one: greet daily");
        awaitMessage(
                channel,
                "the draft",
                message ->
                        message.thread().equals(live.thread()) && message.seen().contains("Greet daily"));
    }

    @Test
    void direct_messages_are_one_conversation() {
        String direct = tell(KIM, "greet by hand");
        press(
                KIM,
                awaitMessage(
                        direct, "with a draft", message -> message.buttons().contains("Approve")),
                "Approve");
        awaitSaying(direct, "is live");
        tell(KIM, "run Greet with who=Kim");

        Posted root = awaitSaying(direct, "*Done* · Greet");
        assertThat(root.thread()).isEmpty();
        Posted log = awaitSaying(direct, "Finished");
        assertThat(log.thread()).as("the log stands in the run's own thread").isEqualTo(root.ts());
    }

    @Test
    void an_answer_that_is_pressed_takes_the_place_of_its_choices() {
        mention(ANA, "guard orders");
        Posted question = awaitButton("Leads");
        press(ANA, question, "Leads");

        awaitSaying("Guard orders");
        Posted answered = awaitSaying("Ana López: *Leads*");
        assertThat(answered.ts()).isEqualTo(question.ts());
        assertThat(answered.buttons()).doesNotContain("Leads");
    }

    @Test
    void a_slash_command_that_only_shows_something_is_answered_to_one_person() {
        command(KIM, "help");
        Posted help = awaitSaying("Tell me what should happen");
        assertThat(help.only()).isEqualTo(KIM);

        command(KIM, "lst");
        assertThat(awaitSaying("Did you mean `/parley list`?").only()).isEqualTo(KIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "pause", "retry", "rollback", "quiet", "test"})
    void a_slash_command_for_a_workflow_that_is_not_there_is_answered_to_one_person(String word) {
        command(KIM, word + " nope");
        Posted missed = awaitSaying("There is no workflow called “nope”");
        assertThat(missed.only()).isEqualTo(KIM);
    }

    @Test
    void a_wish_by_slash_command_opens_a_thread() {
        command(ANA, "new guard orders");
        Posted head = awaitSaying("Ana López wishes: guard orders");
        Posted question = awaitSaying("Who approves large orders?");
        assertThat(question.thread()).isEqualTo(head.ts());
        reply(ANA, head.ts(), "role:lead");
        assertThat(awaitButton("Approve").thread()).isEqualTo(head.ts());
    }

    @Test
    void somebody_who_may_not_decide_hears_whom_to_ask_and_nobody_else_does() {
        Live live = guarded();
        order(live, "A-2", 2000);
        Posted card = awaitSaying("Post order A-2?");
        press(KIM, card, "Approve");

        Posted refusal = awaitSaying("This one is for role lead to decide");
        assertThat(refusal.only()).isEqualTo(KIM);
        assertThat(farSystem.received()).isEmpty();
        assertThat(SLACK.workspace().message(channel, card.ts()).buttons()).contains("Approve");
    }

    @Test
    void those_who_may_decide_are_called() {
        command(BO, "help");
        awaitSaying("Tell me what should happen");
        Live live = guarded();
        order(live, "A-7", 2000);

        assertThat(awaitSaying("Post order A-7?").json().toString())
                .contains("<@" + BO + ">")
                .doesNotContain("<@" + KIM + ">");
    }

    @Test
    void somebody_mentioned_in_an_answer_is_asked() {
        command(BO, "help");
        awaitSaying("Tell me what should happen");
        String thread = mention(ANA, "guard orders");
        awaitSaying("Who approves large orders?");
        reply(ANA, thread, "<@" + BO + ">");
        press(ANA, awaitButton("Approve"), "Approve");
        Live live = new Live(thread, hook(awaitSaying("This starts")));
        order(live, "A-8", 2000);

        press(BO, awaitSaying("Post order A-8?"), "Approve");
        awaitSaying("*Approved by Bo*");
    }

    @Test
    void a_user_group_that_is_mentioned_may_decide() {
        String lea = SLACK.workspace().person("Lea", "lea@acme.test");
        String group = SLACK.workspace().group(lea);
        String thread = mention(ANA, "guard orders");
        awaitSaying("Who approves large orders?");
        reply(ANA, thread, "<!subteam^" + group + ">");
        press(ANA, awaitButton("Approve"), "Approve");
        order(new Live(thread, hook(awaitSaying("This starts"))), "A-9", 2000);

        press(lea, awaitSaying("Post order A-9?"), "Approve");
        awaitSaying("*Approved by Lea*");
    }

    @Test
    void a_second_click_is_answered_and_changes_nothing() {
        Live live = guarded();
        order(live, "A-3", 2000);
        Posted card = awaitSaying("Post order A-3?");
        HttpRequest click = signed().interaction(Gestures.press(card, "Approve", BO));
        assertThat(send(click)).isEqualTo(200);
        assertThat(send(click)).isEqualTo(200);
        awaitSaying("*Approved by Bo*");
        press(ANA, card, "Reject");

        assertThat(awaitSaying("Bo approved this").only()).isEqualTo(ANA);
        await().until(() -> farSystem.received().size() == 1);
    }

    @Test
    void a_comment_is_given_in_a_form() {
        Live live = guarded();
        order(live, "A-4", 2000);
        Posted card = awaitSaying("Post order A-4?");
        String opener = card.buttons().stream()
                .filter(label -> label.startsWith("Comment"))
                .findFirst()
                .orElseThrow();
        int before = SLACK.workspace().views().size();
        press(BO, card, opener);
        await().until(() -> SLACK.workspace().views().size() > before);
        assertThat(send(signed().interaction(Gestures.submit(
                        SLACK.workspace().views().getLast(), Map.of("comment", "Customer is known"), BO))))
                .isEqualTo(200);

        awaitSaying("“Customer is known”");
    }

    @Test
    void what_is_decided_on_the_web_shows_in_slack() {
        Live live = guarded();
        order(live, "A-5", 2000);
        Posted card = awaitSaying("Post order A-5?");
        String id = owner().get("/api/approvals?state=pending")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(owner().post(
                                "/api/approvals/" + id + "/decision",
                                "{\"decision\": \"reject\", \"comment\": \"Too dear\"}")
                        .status())
                .isLessThan(300);

        Posted settled = awaitMessage(
                channel,
                "that is the settled card",
                message -> message.ts().equals(card.ts()) && message.seen().contains("*Rejected by Ana López*"));
        assertThat(settled.buttons()).isEmpty();
    }

    @Test
    void app_home_shows_what_waits_for_me() {
        Live live = guarded();
        order(live, "A-6", 2000);
        awaitSaying("Post order A-6?");
        ObjectNode opened = message("app_home_opened", channel, BO, "", "", "").put("tab", "home");
        assertThat(send(signed().event(opened))).isEqualTo(200);

        // Bo may have looked at it before.
        await().untilAsserted(() -> assertThat(SLACK.workspace().home(BO))
                .hasValueSatisfying(home ->
                        assertThat(home.toString()).contains("Post order A-6?", "Guard orders", "approval.approve")));
    }

    @Test
    void a_picture_of_the_workflow_is_uploaded() {
        mention(ANA, "forward orders");
        Posted draft = awaitButton("Approve");
        Posted shown = awaitMessage(
                channel, "with a picture", message -> message.json().toString().contains("slack_file"));
        assertThat(shown.ts()).isEqualTo(draft.ts());
        assertThat(SLACK.calls("files.completeUploadExternal")).allMatch(ApiCall::isOk);
    }
}
