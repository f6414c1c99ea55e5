package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.standin.ApiCall;
import dev.parley.bot.slack.standin.Fault;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of what is said when Slack is busy, slow, gone or changed its mind. */
class SlackOutboxTest extends SlackedParley {
    @Test
    void one_post_in_five_told_to_come_back_keeps_the_order_and_every_message() {
        SLACK.faults().every(5, "chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(1)));
        String thread = mention(ANA, "run nothing-0");
        IntStream.rangeClosed(1, 12).forEach(n -> reply(ANA, thread, "run nothing-" + n));

        awaitSaying("nothing-12");
        assertThat(SLACK.workspace().messages(channel).stream()
                        .filter(message -> message.user().equals(Workspace.BOT))
                        .map(message -> message.text().replaceAll("(?s).*“(nothing-\\d+)”.*", "$1")))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 12)
                        .mapToObj(n -> "nothing-" + n)
                        .toList());
        assertThat(SLACK.calls("chat.postMessage")).anyMatch(call -> "http 429".equals(call.answer()));
    }

    @Test
    void a_post_whose_answer_was_lost_is_found_and_not_repeated() {
        SLACK.faults().nextIn(channel, 1, "chat.postMessage", new Fault.AnswerLost());
        String first = mention(ANA, "help");
        // Threads are dealt with beside each other: only what stands there already comes before what follows.
        awaitMessage(channel, "in the first thread", message -> message.thread().equals(first));
        String second = mention(ANA, "help");

        awaitMessage(
                channel, "in the second thread", message -> message.thread().equals(second));
        assertThat(answered()).containsExactly(first, second);
        assertThat(SLACK.calls("conversations.replies")).isNotEmpty();
    }

    @Test
    void a_post_that_slack_failed_at_is_made_again() {
        SLACK.faults().nextIn(channel, 2, "chat.postMessage", new Fault.ServerError(503));
        String thread = mention(ANA, "help");

        awaitMessage(channel, "at last", message -> message.thread().equals(thread));
        assertThat(answered()).containsExactly(thread);
    }

    @Test
    void many_changes_of_a_message_become_few_and_the_last_one_counts() {
        Live live = forwarding();
        order(live, "B-1", 10);
        Posted root = awaitMessage(
                channel, "with the end of the log", message -> message.seen().contains("Finished"));

        assertThat(root.seen()).contains("*Done* · Forward orders");
        List<ApiCall> updates = SLACK.calls("chat.update").stream()
                .filter(call -> call.text("ts").equals(root.ts()))
                .toList();
        for (int index = 1; index < updates.size(); index++) {
            Duration between = Duration.between(
                    updates.get(index - 1).at(), updates.get(index).at());
            assertThat(between).as("at most one a second").isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void a_picture_that_slack_does_not_take_at_once_comes_later() {
        SLACK.faults().next(2, "files.getUploadURLExternal", new Fault.RateLimited(Duration.ofSeconds(1)));
        mention(ANA, "forward orders");

        awaitMessage(
                channel, "with a picture", message -> message.json().toString().contains("slack_file"));
    }

    @Test
    void an_archived_channel_is_given_up_and_the_owner_told_what_to_do() {
        Live live = guarded();
        SLACK.workspace().archive(channel);
        order(live, "B-2", 2000);

        await().until(() -> notices().contains("it is archived"));
        assertThat(notices()).contains(channel, "Unarchive it");
    }

    @Test
    void a_revoked_token_keeps_what_is_said_and_tells_the_owner() {
        SLACK.faults().inChannel(channel, new Fault.Refused("token_revoked"));
        mention(ANA, "help");

        await().until(() -> notices().contains("PARLEY_SLACK_BOT_TOKEN"));
        assertThat(jdbc.sql("SELECT state FROM slack_message WHERE channel = ?")
                        .param(channel)
                        .query(String.class)
                        .list())
                .containsExactly("waiting");
    }

    /** The threads that Parley spoke in, in the order it did. */
    private List<String> answered() {
        return SLACK.workspace().messages(channel).stream()
                .filter(message -> message.user().equals(Workspace.BOT))
                .map(Posted::thread)
                .toList();
    }

    private String notices() {
        JsonNode conversations = owner().get("/api/conversations").json().path("items");
        return conversations
                .valueStream()
                .filter(conversation -> conversation.path("title").asString("").equals("Notices"))
                .map(conversation -> owner().get(
                                "/api/conversations/" + conversation.path("id").asString() + "/messages?after=0")
                        .body())
                .findFirst()
                .orElse("");
    }
}
