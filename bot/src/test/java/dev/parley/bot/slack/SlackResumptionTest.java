package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace;
import dev.parley.engine.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the last process had begun with when it ended. */
class SlackResumptionTest extends SlackedParley {
    @Autowired
    private Attendance attendance;

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

    private interface Since {
        void happened(Kept kept);
    }

    /** The process ends just after it began with these words. @return the message's timestamp */
    private String interrupted(String words, Since since) {
        attendance.close();
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = SLACK.workspace().say(channel, ANA, text, "");
        Kept kept = new Kept(
                new OrgId(jdbc.sql("SELECT org_id FROM slack_workspace WHERE team = ?")
                        .param(Workspace.TEAM)
                        .query(UUID.class)
                        .single()),
                "message " + channel + " " + ts,
                new Arrival.Spoken(Workspace.TEAM, ANA, channel, ts, null, text, true));
        Inbox inbox = new Inbox(jdbc, json);
        assertThat(inbox.accept(List.of(kept, kept))).containsExactly(kept);
        assertThat(inbox.begin(kept)).isTrue();
        since.happened(kept);
        attendance.open();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("SELECT state FROM slack_inbox WHERE id = ?")
                        .param(kept.id())
                        .query(String.class)
                        .single()
                        .equals("done"));
        return ts;
    }
}
