package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.bot.slack.standin.Fault;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace;
import dev.parley.engine.OrgId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the last process had begun with when it ended. */
class SlackResumptionTest extends SlackedParley {
    @Autowired
    private Attendance attendance;

    @Autowired
    private Switchboard switchboard;

    @Autowired
    private InstantSource clock;

    @Test
    void words_that_nothing_came_of_are_read_again() {
        String ts = interrupted("guard orders", kept -> {});

        assertThat(awaitSaying("Who approves large orders?").thread()).isEqualTo(ts);
        assertThat(transcript()).doesNotContain("I was restarted");
    }

    @Test
    void words_that_were_answered_are_not_read_as_an_answer_to_that() {
        String ts = interrupted(
                "guard orders",
                kept -> jdbc.sql("""
                        INSERT INTO interview (org_id, conversation, number, is_current, document)
                        VALUES (?, ?, 1, true, '{}')""")
                        .params(kept.org().value(), kept.arrival().conversation())
                        .update());

        Posted apology = awaitSaying("I was restarted while I read");
        assertThat(apology.thread()).isEqualTo(ts);
        assertThat(transcript()).doesNotContain("Who approves large orders?");
    }

    @Test
    void what_does_something_by_itself_is_asked_for_once_more() {
        interrupted("run Greet with who=Kim", kept -> {});

        awaitSaying("I was restarted while I read");
    }

    @Test
    void nothing_is_tried_a_third_time() {
        interrupted(
                "help",
                kept -> jdbc.sql("UPDATE slack_inbox SET resumed = true WHERE id = ?")
                        .param(kept.id())
                        .update());

        awaitSaying("I was restarted while I read");
    }

    @Test
    void a_wish_whose_thread_was_not_opened_yet_opens_it_and_is_heard_there() {
        interruptedWish("guard orders", kept -> {});

        Posted head = awaitSaying("wishes: guard orders");
        assertThat(awaitSaying("Who approves large orders?").thread()).isEqualTo(head.ts());
    }

    @Test
    void a_wish_whose_thread_was_opened_is_heard_in_that_thread_and_opens_no_other() {
        interruptedWish("guard orders", kept -> opened(kept, "guard orders"));

        Posted head = awaitSaying("wishes: guard orders");
        assertThat(awaitSaying("Who approves large orders?").thread()).isEqualTo(head.ts());
        assertThat(said("wishes: guard orders")).isOne();
    }

    @Test
    void a_wish_that_was_heard_already_is_not_heard_again() {
        Kept kept = interruptedWish("guard orders", wish -> {
            String head = opened(wish, "guard orders");
            inbox().accept(List.of(heard(wish, head, "guard orders")));
        });

        Posted head = awaitSaying("wishes: guard orders");
        assertThat(awaitSaying("Who approves large orders?").thread()).isEqualTo(head.ts());
        assertThat(said("Who approves large orders?")).isOne();
        assertThat(said("wishes: guard orders")).isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM slack_inbox WHERE id LIKE ?")
                        .param("%" + kept.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void what_else_is_said_in_the_channel_does_not_keep_a_wish_from_being_heard() {
        interruptedWish(
                "guard orders",
                kept -> jdbc.sql("""
                        INSERT INTO slack_message (org_id, id, team, channel, conversation, body)
                        VALUES (?, gen_random_uuid(), ?, ?, ?, '{"text": "Another run is done", "blocks": []}')""")
                        .params(
                                kept.org().value(),
                                Workspace.TEAM,
                                channel,
                                SlackPlace.channel(Workspace.TEAM, channel).conversation())
                        .update());

        awaitSaying("Who approves large orders?");
        assertThat(transcript()).doesNotContain("I was restarted");
    }

    @Test
    void where_slack_does_not_say_whether_the_thread_is_there_none_is_opened_and_the_person_told() {
        SLACK.faults().always("conversations.history", new Fault.RateLimited(Duration.ofSeconds(1)));
        interruptedWish("guard orders", kept -> opened(kept, "guard orders"));

        awaitSaying("Try again in a minute");
        assertThat(said("wishes: guard orders")).isOne();
    }

    private long said(String words) {
        return SLACK.workspace().messages(channel).stream()
                .filter(message -> message.seen().contains(words))
                .count();
    }

    /** The head stands, and the process ends before the wish is heard. */
    private String opened(Kept kept, String wish) {
        var said = (Arrival.Commanded) kept.arrival();
        Outcome<String> head = new Heads(switchboard, clock)
                .tryPost(said.team(), said.channel(), "command " + said.trigger(), "Ana wishes: " + wish);
        return ((Outcome.Answered<String>) head).answer();
    }

    private Kept heard(Kept kept, String head, String wish) {
        return new Kept(
                kept.org(),
                "wish " + kept.id(),
                new Arrival.Spoken(Workspace.TEAM, ANA, channel, head, head, wish, true));
    }

    /** The process ends just after it began with {@code /parley new}. */
    private Kept interruptedWish(String wish, Since since) {
        attendance.close();
        String trigger = "trigger-" + UUID.randomUUID();
        Kept kept = new Kept(
                org(),
                "command " + trigger,
                new Arrival.Commanded(Workspace.TEAM, ANA, channel, trigger, "new " + wish, null));
        interrupted(kept, since);
        return kept;
    }

    private Inbox inbox() {
        return new Inbox(jdbc, json);
    }

    private OrgId org() {
        return new OrgId(jdbc.sql("SELECT org_id FROM slack_workspace WHERE team = ?")
                .param(Workspace.TEAM)
                .query(UUID.class)
                .single());
    }

    private interface Since {
        void happened(Kept kept);
    }

    /** The process ends just after it began with these words. @return the message's timestamp */
    private String interrupted(String words, Since since) {
        attendance.close();
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = SLACK.workspace().say(channel, ANA, text, "");
        Kept kept = new Kept(
                org(),
                "message " + channel + " " + ts,
                new Arrival.Spoken(Workspace.TEAM, ANA, channel, ts, null, text, true));
        interrupted(kept, since);
        return ts;
    }

    private void interrupted(Kept kept, Since since) {
        assertThat(inbox().accept(List.of(kept, kept))).containsExactly(kept);
        assertThat(inbox().begin(kept)).isTrue();
        since.happened(kept);
        attendance.open();
        await().until(() -> jdbc.sql("SELECT state FROM slack_inbox WHERE id = ?")
                .param(kept.id())
                .query(String.class)
                .single()
                .equals("done"));
    }
}
