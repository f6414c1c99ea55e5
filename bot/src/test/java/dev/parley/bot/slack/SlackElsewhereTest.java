package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.slack.standin.Fault;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.Workspace;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Slack offers the slash command everywhere, also where Parley is not. */
class SlackElsewhereTest extends SlackedParley {
    @Test
    void a_command_between_two_people_is_answered_in_the_direct_messages_and_says_so_on_the_spot() {
        String between = SLACK.workspace().hidden("between-" + UUID.randomUUID());
        command(between, KIM, "lst");

        String direct = SLACK.workspace().direct(KIM);
        assertThat(awaitSaying(direct, "Did you mean `/parley list`?").only()).isEmpty();
        Posted pointer = awaitSaying(between, "I answer in our direct messages");
        assertThat(pointer.only()).isEqualTo(KIM);
        assertThat(SLACK.calls("chat.postEphemeral"))
                .noneMatch(call -> call.text("channel").equals(between));
    }

    @Test
    void a_run_that_is_started_where_parley_is_not_is_told_in_the_direct_messages() {
        String thread = mention(ANA, "greet by hand");
        press(ANA, awaitButton("Approve"), "Approve");
        assertThat(awaitSaying("is live").thread()).isEqualTo(thread);
        String between = SLACK.workspace().hidden("between-" + UUID.randomUUID());
        command(between, ANA, "run Greet with who=Kim");

        awaitSaying(SLACK.workspace().direct(ANA), "*Done* · Greet");
    }

    @Test
    void a_wish_in_a_channel_that_parley_was_not_invited_to_is_talked_about_where_it_hears_the_answers() {
        String notJoined = SLACK.workspace().notJoined("public-" + UUID.randomUUID());
        command(notJoined, BO, "new guard orders");

        awaitSaying(SLACK.workspace().direct(BO), "Who approves large orders?");
        assertThat(awaitSaying(notJoined, "/invite @Parley").only()).isEqualTo(BO);
        assertThat(SLACK.workspace().messages(notJoined)).hasSize(1);
    }

    @Test
    void what_slack_does_not_show_to_one_person_there_is_told_them_directly() {
        String notJoined = SLACK.workspace().notJoined("public-" + UUID.randomUUID());
        command(notJoined, KIM, "hlp");

        Posted answer = awaitSaying(SLACK.workspace().direct(KIM), "Did you mean `/parley help`?");
        assertThat(answer.thread()).isEmpty();
        assertThat(SLACK.workspace().messages(notJoined)).isEmpty();
    }

    @Test
    void a_wish_whose_first_message_slack_does_not_take_at_once_is_not_lost() {
        SLACK.faults().nextIn(channel, 2, "chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(1)));
        command(ANA, "new guard orders");

        Posted head = awaitSaying("wishes: guard orders");
        assertThat(awaitSaying("Who approves large orders?").thread()).isEqualTo(head.ts());
        assertThat(SLACK.workspace().messages(channel).stream()
                        .filter(message -> message.user().equals(Workspace.BOT))
                        .filter(message -> message.seen().contains("wishes: guard orders")))
                .hasSize(1);
    }

    @Test
    void a_member_whose_home_in_the_enterprise_grid_is_another_workspace_is_no_stranger() {
        String grit = SLACK.workspace().personOfGrid("Grit", "grit@acme.test");
        command(grit, "help");

        assertThat(awaitSaying("Tell me what should happen").only()).isEqualTo(grit);
    }
}
