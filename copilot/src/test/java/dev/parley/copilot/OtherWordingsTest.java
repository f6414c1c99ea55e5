package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other jobs in many wordings; what counts is what a run of the draft does. */
class OtherWordingsTest {
    private static final String FEED = "GET https://news.example/feed";
    private static final String BUG = "https://a.example/bug";
    private static final String BILLING = "https://a.example/billing";
    private static final String OTHER = "https://a.example/other";
    private static final String YES = "https://a.example/yes";
    private static final String NO = "https://a.example/no";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Each Monday morning at nine, fetch https://news.example/feed and show me a digest | 0 9 * * MON | Europe/Berlin",
                "Mondays 9am: GET https://news.example/feed and post the digest here | 0 9 * * MON | Europe/Berlin",
                "every week on Monday at 09:00 Berlin time, read https://news.example/feed and send me a summary | 0 9 * * MON | Europe/Berlin",
                "On Mondays at 9:00 London time get https://news.example/feed and give me the digest here | 0 9 * * MON | Europe/London",
                "I'd like a digest of https://news.example/feed every monday at 9 (America/New_York) | 0 9 * * MON | America/New_York",
                "Send me the digest from https://news.example/feed every Monday, 9 o'clock, UTC | 0 9 * * MON | UTC",
                "Monday, 9:00: load https://news.example/feed and tell me here what is in it | 0 9 * * MON | Europe/Berlin",
                "weekly on mondays at nine in the morning, pull https://news.example/feed and report back here | 0 9 * * MON | Europe/Berlin",
                "Every Monday morning at 9 AM, call https://news.example/feed and show me the digest here | 0 9 * * MON | Europe/Berlin",
                "Could you, every Monday at 9:00 Paris time, get https://news.example/feed and post a digest in this chat? | 0 9 * * MON | Europe/Paris",
                "Weekly digest: Monday 9:00, source https://news.example/feed, show it here | 0 9 * * MON | Europe/Berlin",
                "I want a digest here each Monday at 9. It comes from https://news.example/feed. | 0 9 * * MON | Europe/Berlin",
                "At nine o'clock on Monday mornings fetch https://news.example/feed and show me what it says | 0 9 * * MON | Europe/Berlin",
                "Post a digest of https://news.example/feed here every Monday at 09:00 | 0 9 * * MON | Europe/Berlin",
            })
    void a_monday_digest_reads_the_source_and_shows_it(String wish, String cron, String zone) {
        Draft draft = draftOf(wish);
        DraftAssert.that(draft).startsAt(cron).inZone(zone);
        Trial.of(draft, "{}").called(FEED).shows("all well").isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I start it by hand, fill in customer and amount, and it POSTs both to https://crm.example/x",
                "Manual run with the inputs customer and amount; POST them to https://crm.example/x",
                "Let me start this manually. Inputs: customer, amount. Then send them to https://crm.example/x",
                "When someone runs it, ask for the customer and the amount and submit these to https://crm.example/x",
                "A form with two fields (customer, amount) whose values are POSTed to https://crm.example/x",
                "On demand: take a customer and an amount and push them to https://crm.example/x",
                "I want a button. It should ask me for customer and amount, then POST that to https://crm.example/x.",
                "I want to trigger it myself with two inputs, customer and amount, and have it POST both to https://crm.example/x",
                "Run manually; inputs customer (text), amount (number); POST the inputs to https://crm.example/x",
                "manual workflow: input customer, input amount, then POST to https://crm.example/x",
                "Start by hand with customer and amount. Post them to https://crm.example/x.",
                "When I start it, I enter a customer and an amount and these get sent to https://crm.example/x",
            })
    void a_manual_run_sends_its_two_inputs(String wish) {
        Draft draft = draftOf(wish);
        DraftAssert.that(draft).startsByHandWith("customer", "amount");
        String filledIn = "{\"customer\": \"Ada\", \"amount\": 3}";
        Trial.of(draft, filledIn)
                .called("POST https://crm.example/x")
                .sent(filledIn)
                .isDone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind | On a webhook, switch on kind: 'bug' -> <bug>, 'billing' -> <billing>, anything else -> <other>",
                "priority | When a webhook gets a ticket look at its priority. If it is \"bug\" POST to <bug>, if it is \"billing\" POST to <billing>, else POST to <other>",
                "country | A webhook delivers requests. Depending on country: bug goes to <bug>; billing goes to <billing>; all others go to <other>",
                "kind | webhook in; by kind:\\n- bug: POST <bug>\\n- billing: POST <billing>\\n- otherwise: POST <other>",
                "priority | When a webhook is called, POST to <bug> when priority is bug, to <billing> when priority is billing, and to <other> in all other cases",
                "kind | When a ticket arrives via webhook, send it to <bug> if its kind is bug, send it to <billing> if its kind is billing, otherwise send it to <other>",
                "kind | For each webhook request: kind = bug → POST <bug>; kind = billing → POST <billing>; else → POST <other>",
                "category | Route incoming webhook tickets by category: bug to <bug>, billing to <billing>, everything else to <other>",
                "kind | When a webhook receives a ticket, check kind: for bug POST to <bug>, for billing POST to <billing>, for anything else POST to <other>",
                "kind | A webhook brings tickets with a kind. Bug tickets are POSTed to <bug>, billing tickets to <billing> and the rest to <other>",
                "kind | webhook; switch kind; bug=<bug>; billing=<billing>; default=<other>",
                "kind | When a webhook is called: case kind of bug: POST <bug>; billing: POST <billing>; else: POST <other>",
                "kind | Webhook tickets go to <bug> when the kind is 'bug', <billing> when it's 'billing', and <other> for everything else",
                "kind | When a ticket comes in by webhook and its kind is bug then POST it to <bug>. If its kind is billing then POST it to <billing>. In any other case POST it to <other>.",
                "kind | If kind equals bug, send the webhook body to <bug>; else if kind equals billing, send it to <billing>; else send it to <other>",
            })
    void three_ways_are_told_apart_by_a_field(String field, String wish) {
        Draft draft = draftOf(wish.replace("\\n", "\n")
                .replace("<bug>", BUG)
                .replace("<billing>", BILLING)
                .replace("<other>", OTHER));
        routes(draft, field, "bug", BUG);
        routes(draft, field, "billing", BILLING);
        routes(draft, field, "praise", OTHER);
    }

    private static void routes(Draft draft, String field, String value, String url) {
        String ticket = "{\"%s\": \"%s\"}".formatted(field, value);
        Trial.of(draft, ticket).called("POST " + url).sent(ticket).isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives a request, ask ops for approval. If rejected, POST to <no>. If approved, POST it to <yes>.",
                "When a webhook gets a request, ops must approve; on approval POST it to <yes>, on rejection POST it to <no>",
                "A webhook brings a request. Ask ops for approval, then POST it to <yes>. If they say no, POST it to <no> instead.",
                "When a webhook is called ask ops to approve, then post to <yes>; if ops rejects it, post to <no>",
                "On a webhook ask ops for approval: approved → POST <yes>, rejected → POST <no>",
                "When a webhook is called, get sign-off from ops and POST to <yes>, otherwise POST to <no>",
            })
    void a_no_takes_its_own_way(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES).replace("<no>", NO));
        Trial.of(draft, "{\"a\": 1}")
                .asks("ops")
                .calledNothing()
                .approvedBy("olga")
                .called("POST " + YES)
                .isDone();
        Trial.of(draft, "{\"a\": 1}").rejectedBy("olga").called("POST " + NO).isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook arrives, POST it to <yes>. If it fails, POST to <no>.",
                "When a webhook is called post the body to <yes>; on failure post to <no>",
                "On a webhook POST to <yes>, and in case of errors POST it to <no>",
                "When a webhook comes in forward it to <yes>. Should that fail, notify <no>.",
                "When a webhook is called, POST it to <yes>; when <yes> is down, POST it to <no>",
                "On each webhook call POST to <yes>. If the call doesn't work POST to <no> instead.",
            })
    void a_failure_takes_its_own_way(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES).replace("<no>", NO));
        Trial.of(draft, "{}").called("POST " + YES).isDone();
        Trial.of(draft, "{}", YES).called("POST " + YES, "POST " + NO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook is called, POST it to <yes>, retry 5 times | 5",
                "When a webhook is called, POST it to <yes> and retry up to four times if it fails | 4",
                "When a webhook is called, POST it to <yes> with 5 retries | 5",
                "On a webhook POST to <yes>; try again twice on errors | 2",
                "On a webhook POST to <yes>. Retries: 6 | 6",
                "On a webhook POST to <yes> and make up to 3 attempts | 3",
            })
    void retries_are_as_many_as_wished(String wish, int times) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        assertThat(DraftAssert.that(draft)
                        .only(dev.parley.engine.workflow.Node.Call.class)
                        .settings()
                        .retry()
                        .max())
                .isEqualTo(times);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook is called, wait 2 hours, then POST it to <yes>",
                "When a webhook is called, POST it to <yes> after 2 hours",
                "Two hours after a webhook is called, POST it to <yes>",
                "When a webhook is called POST it to <yes> two hours later",
                "On a webhook: pause for 120 minutes and POST to <yes>",
                "On a webhook delay by 2h, then POST to <yes>",
                "On a webhook wait 2 hours and after that POST to <yes>",
            })
    void a_delay_is_kept_before_the_call(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        Trial.of(draft, "{}")
                .calledNothing()
                .later(Duration.ofMinutes(119))
                .calledNothing()
                .later(Duration.ofMinutes(2))
                .called("POST " + YES)
                .isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every day at 8 GET https://news.example/feed and POST the result to <yes>",
                "Daily at 8, fetch https://news.example/feed, then send what you got to <yes>",
                "each morning at 8 o'clock read https://news.example/feed and forward it to <yes>",
                "At 8:00 every day download https://news.example/feed. Post the response to <yes>.",
                "every day at eight, take the data from https://news.example/feed and push it to <yes>",
            })
    void what_was_fetched_is_what_is_sent(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        DraftAssert.that(draft).startsAt("0 8 * * *");
        Trial.of(draft, "{}")
                .called(FEED, "POST " + YES)
                .sent("{\"news\": \"all well\", \"total\": 5}")
                .isDone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook is called and the status equals 'paid', POST it to <yes> | {\"status\": \"paid\"} | {\"status\": \"open\"}",
                "If the status is paid, POST the webhook body to <yes> | {\"status\": \"paid\"} | {\"status\": \"open\"}",
                "When a webhook is called, only POST it to <yes> if its country is not DE | {\"country\": \"FR\"} | {\"country\": \"DE\"}",
                "When a webhook gets a message whose subject contains 'urgent', POST it to <yes> | {\"subject\": \"very urgent\"} | {\"subject\": \"hello\"}",
                "On a webhook, POST to <yes> provided the quantity is less than 5 | {\"quantity\": 4} | {\"quantity\": 5}",
                "On a webhook with priority high and amount over 100 POST to <yes> | {\"priority\": \"high\", \"amount\": 101} | {\"priority\": \"low\", \"amount\": 101}",
                "When a webhook comes in, POST it to <yes> unless the status is cancelled | {\"status\": \"open\"} | {\"status\": \"cancelled\"}",
            })
    void a_condition_lets_through_what_it_should(String wish, String fits, String differs) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        Trial.of(draft, fits).called("POST " + YES).isDone();
        Trial.of(draft, differs).calledNothing().isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook is called, two of finance must approve, then POST it to <yes>",
                "When a webhook is called, ask finance for approval (two people), then POST it to <yes>",
                "On a webhook: needs approval from at least two people in finance, then POST to <yes>",
                "On a webhook get 2 approvals from finance and POST it to <yes>",
                "On a webhook, finance has to approve it with a quorum of 2. Then POST it to <yes>.",
                "When a webhook is called, two members of finance have to sign off, then POST it to <yes>",
            })
    void a_quorum_waits_for_the_second_yes(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        Trial.of(draft, "{}")
                .asks("finance")
                .approvedBy("olga")
                .calledNothing()
                .approvedBy("fred")
                .called("POST " + YES)
                .isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook is called, both ana and bob must approve, then POST it to <yes>",
                "When a webhook is called, ana and bob both have to approve before you POST it to <yes>",
                "On a webhook get approval from both ana and bob, then POST to <yes>",
            })
    void both_means_both(String wish) {
        Draft draft = draftOf(wish.replace("<yes>", YES));
        Trial.of(draft, "{}")
                .asks("ana", "bob")
                .approvedBy("ana")
                .calledNothing()
                .approvedBy("bob")
                .called("POST " + YES);
    }

    private static Draft draftOf(String wish) {
        Turn turn = new Conversation().say(wish);
        assertThat(turn.draft()).as("asks instead: %s", turn.question()).isNotNull();
        return DraftAssert.that(turn.draft()).draft();
    }

    @Test
    void a_name_in_braces_within_an_address_is_a_field_of_what_came_in() {
        Draft draft = Conversation.oneShot(
                "When a webhook receives a customer, ask ops for approval and then DELETE https://shop.example/customers/{id}");
        assertThat(draft.findings()).noneMatch(Finding::isError);
        Trial.of(draft, "{\"id\": \"7/../8\"}")
                .asks("ops")
                .approvedBy("olga")
                .called("DELETE https://shop.example/customers/7%2F..%2F8");
    }
}
