package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "every Monday at 9:00 fetch https://news.example/feed and post a summary here",
                "Each Monday morning at 9, get https://news.example/feed and send me the digest",
                "Mondays at 9am, GET https://news.example/feed and show me the result here",
                "Once a week on Monday at 9 o'clock send a digest of https://news.example/feed to this chat",
                "At 9:00 every Monday, load https://news.example/feed and report back here",
            })
    void a_monday_digest_reads_by_the_clock_and_shows_what_it_read(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish))
                .startsAt("0 9 * * MON")
                .calls("GET https://news.example/feed");
        assertThat(draft.only(Node.SetValues.class).values().toString()).contains(".output.body}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekdays at 8am | 0 8 * * MON-FRI",
                "every 15 minutes | */15 * * * *",
                "daily at noon | 0 12 * * *",
                "on the first day of the month at 7:30 | 30 7 1 * *",
                "every Tuesday and Friday at 6pm | 0 18 * * TUE,FRI",
                "every 2 hours | 0 */2 * * *",
                "every weekday at 17:45 | 45 17 * * MON-FRI",
                "hourly | 0 * * * *",
                "on the 15th of each month at 10 | 0 10 15 * *",
                "on the first Monday of the month at 9 | 0 9 * * MON#1",
            })
    void schedules_are_read_as_people_say_them(String words, String cron) {
        DraftAssert.that(Conversation.oneShot(words + " GET https://x.example/a and show me the result here"))
                .startsAt(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to start it manually with two inputs: customer and amount, then POST them to https://crm.example/x",
                "When I press a button and enter a customer and an amount, send both to https://crm.example/x",
                "A manual workflow with two inputs, customer (text) and amount (number). It posts them to https://crm.example/x.",
                "Make a button that asks for customer and amount and posts them to https://crm.example/x",
                "I'd like to run it myself with a customer and an amount and then POST both to https://crm.example/x",
            })
    void a_manual_run_asks_for_its_inputs_and_sends_them(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish))
                .startsByHandWith("customer", "amount")
                .calls("POST https://crm.example/x");
        assertThat(draft.only(Node.Call.class).with().path("body").asString()).isEqualTo("{{input}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook gets a ticket: if the kind is bug POST to https://a.example/bug, if billing POST to https://a.example/billing, otherwise POST to https://a.example/other",
                "When a webhook receives a ticket, route it by its kind: bugs go to https://a.example/bug, billing goes to https://a.example/billing and everything else to https://a.example/other",
                "When a ticket arrives by webhook, POST it to https://a.example/bug if the kind is bug, to https://a.example/billing if it is billing, and to https://a.example/other otherwise",
                "On a webhook, depending on kind: bug → https://a.example/bug, billing → https://a.example/billing, rest → https://a.example/other",
            })
    void three_ways_by_a_value_become_a_switch(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish))
                .startsByWebhook()
                .calls("POST https://a.example/bug", "POST https://a.example/billing", "POST https://a.example/other");
        Node.Switch which = draft.only(Node.Switch.class);
        assertThat(which.value()).isEqualTo("trigger.output.body.kind");
        assertThat(which.cases()).containsOnlyKeys("bug", "billing");
        draft.leads(Node.Switch.class, "bug", Node.Call.class).leads(Node.Switch.class, "default", Node.Call.class);
    }

    @Test
    void an_only_leaves_the_rest_alone() {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(
                "Only when total is over 1000, POST the order from the webhook to https://a.example/x"));
        draft.leads(Node.If.class, "true", Node.Call.class);
        assertThat(draft.workflow().edges()).noneMatch(edge -> "false".equals(edge.when()));
    }

    @Test
    void a_rejection_and_a_failure_take_the_ways_that_were_asked_for() {
        DraftAssert.that(
                        Conversation.oneShot(
                                "When a webhook is called, ask ops for approval; if rejected POST to https://a.example/no, if approved POST to https://a.example/yes"))
                .leads(Node.Approval.class, "rejected", Node.Call.class)
                .leads(Node.Approval.class, "approved", Node.Call.class);
        DraftAssert.that(
                        Conversation.oneShot(
                                "When a webhook arrives, POST it to https://a.example/x. If it fails, POST to https://a.example/alarm"))
                .leads(Node.Call.class, "error", Node.Call.class);
    }

    @Test
    void waiting_and_retrying_are_heard() {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(
                "When a webhook is called, wait 10 minutes, then POST it to https://a.example/x, retry five times"));
        assertThat(draft.only(Node.Delay.class).duration()).isEqualTo("10m");
        assertThat(draft.only(Node.Call.class).settings().retry().max()).isEqualTo(5);
    }

    @Test
    void what_the_catalog_lacks_is_never_invented() {
        Draft draft = Conversation.oneShot("When a webhook receives an order, post it to Discord");
        DraftAssert.that(draft).calls("POST https://discord.invalid/");
        assertThat(draft.findings()).extracting(Finding::message).anyMatch(message -> message.contains("Discord"));
        assertThat(draft.questions()).extracting(Question::text).anyMatch(text -> text.contains("Discord"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"automate my business", "help me", "make things faster", "hi", "", "???", "I hate mondays"})
    void a_vague_wish_gets_a_question_and_no_draft(String wish) {
        Turn turn = new Conversation().say(wish);
        assertThat(turn.draft()).isNull();
        assertThat(turn.question()).isNotNull();
        assertThat(turn.question().options()).isNotEmpty().anyMatch(Question.Option::recommended);
        assertThat(Conversation.oneShot(wish).workflow()).isNull();
    }
}
