package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Draft.Assumption;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the draft on the table, on its graph. */
class DraftEditsTest {
    private final Conversation conversation = new Conversation();

    @BeforeEach
    void a_draft_is_on_the_table() {
        conversation.say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to https://shop.example/orders");
    }

    @Test
    void a_turn_says_in_a_sentence_what_changed_and_shows_it() {
        Turn turn = conversation.say("wait 10 minutes before the post");
        assertThat(turn.say()).startsWith("“Wait 10 minutes” comes before “POST the order to shop.example” now.");
        assertThat(turn.changes().telling())
                .extracting(Change::sentence)
                .containsExactly(
                        "Adds step \"Wait 10 minutes\" after \"Ask ops for approval\" and \"Total is over 1000?\" on \"false\".");
        assertThat(turn.draft().steps()).contains("Wait 10 minutes");
        DraftAssert.that(turn.draft());
    }

    @Test
    void changes_add_up_and_are_there_after_a_restart() {
        conversation.say("also post the result to https://audit.example/log");
        conversation.say("only for orders from Germany");
        conversation.restart();
        DraftAssert.that(conversation.say("ask finance instead").draft())
                .asks("finance")
                .calls("POST https://shop.example/orders", "POST https://audit.example/log");
        assertThat(DraftAssert.that(conversation.draft()).all(Node.If.class)).hasSize(2);
    }

    @Test
    void undo_takes_back_one_change_after_the_other_and_shows_that_too() {
        Draft first = conversation.draft();
        Draft second = conversation.say("then wait 10 minutes").draft();
        conversation.say("remove the approval");
        Turn undone = conversation.say("undo");
        assertThat(undone.draft().workflow()).isEqualTo(second.workflow());
        assertThat(undone.changes().telling())
                .extracting(Change::sentence)
                .contains("Adds step \"Ask ops for approval\" after \"Total is over 1000?\" on \"true\".");
        assertThat(conversation.say("undo that").draft().workflow()).isEqualTo(first.workflow());
    }

    @Test
    void a_guess_is_stated_as_an_assumption_of_the_draft() {
        Turn turn = conversation.say("only for orders from Germany");
        assertThat(turn.draft().assumptions())
                .extracting(Assumption::text)
                .contains("“country” is the field that says where it comes from, and holds “Germany” or “DE”.");
        Trial.of(turn.draft(), "{\"total\": 5, \"country\": \"DE\"}").called("POST https://shop.example/orders");
        Trial.of(turn.draft(), "{\"total\": 5, \"country\": \"France\"}")
                .calledNothing()
                .isDone();
    }

    @Test
    void what_is_assumed_of_a_step_goes_when_the_step_does() {
        Conversation other = new Conversation();
        other.say("When a webhook receives an order, ask for approval, then POST it to https://shop.example/x");
        Draft anyone = other.say("anyone").draft();
        assertThat(anyone).isNotNull();
        assertThat(anyone.assumptions())
                .extracting(Assumption::text)
                .anyMatch(text -> text.startsWith("Anyone in your organization may approve"));
        assertThat(other.say("remove the approval").draft().assumptions())
                .extracting(Assumption::text)
                .noneMatch(text -> text.startsWith("Anyone in your organization may approve"));
    }

    @Test
    void an_approval_before_a_step_is_asked_on_every_way_to_it() {
        Draft draft = conversation.say("add an approval by ana before the post").draft();
        Trial.of(draft, "{\"total\": 5}")
                .asks("ana")
                .calledNothing()
                .approvedBy("ana")
                .called("POST https://shop.example/orders");
        Trial.of(draft, "{\"total\": 5000}")
                .asks("ops")
                .approvedBy("ops")
                .asks("ana")
                .rejectedBy("ana")
                .calledNothing()
                .isDone();
    }

    @Test
    void where_several_steps_may_be_meant_every_answer_is_a_whole_wish() {
        conversation.say("also post the order to https://audit.example/log");
        Draft before = conversation.draft();
        Turn which = conversation.say("add an approval by ana before the post");
        assertThat(which.question()).isNotNull();
        assertThat(which.draft()).isNull();
        assertThat(conversation.draft().workflow())
                .as("nothing changes before it is clear")
                .isEqualTo(before.workflow());
        String second = which.question().options().get(1).label();
        assertThat(second).isEqualTo("add an approval by ana before “POST the order to audit.example”");
        Draft draft = conversation.say(second).draft();
        Trial.of(draft, "{\"total\": 5}")
                .called("POST https://shop.example/orders")
                .asks("ana");
    }

    @Test
    void what_a_person_says_of_retries_goes_before_the_safeguard() {
        Draft five = conversation.say("retry the post 5 times").draft();
        assertThat(DraftAssert.that(five)
                        .only(Node.Call.class)
                        .settings()
                        .retry()
                        .max())
                .isEqualTo(5);
        Draft none = conversation.say("don't retry").draft();
        assertThat(DraftAssert.that(none).only(Node.Call.class).settings().retry())
                .isNull();
    }

    @Test
    void another_start_chosen_later_is_not_overruled_by_an_earlier_edit() {
        DraftAssert.that(conversation.say("run it every Monday at 9").draft()).startsAt("0 9 * * MON");
        Turn parts = conversation.edit();
        conversation.say(parts.question().options().getFirst().value());
        Turn chosen = conversation.say("by hand");
        assertThat(chosen.draft().workflow().trigger()).isInstanceOf(Trigger.Manual.class);
    }

    @Test
    void a_system_parley_lacks_becomes_a_call_that_leads_nowhere_until_its_address_is_given() {
        Draft draft = conversation.say("use Jira instead").draft();
        assertThat(draft.findings()).extracting("code").contains("no_address");
        Draft addressed =
                conversation.say("use https://jira.example/hook instead").draft();
        assertThat(addressed.findings()).extracting("code").doesNotContain("no_address");
        DraftAssert.that(addressed).calls("POST https://jira.example/hook");
    }
}
