package dev.parley.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say about a workflow that is there, and what is different then. */
class EditWordingsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            add an approval by ana before the post         | Adds step "Ask ana for approval" after "Ask ops for approval" and "Total is over 1000?" on "false". Adds step "Stop: not approved" after "Ask ana for approval" on "rejected".
            please ask ana before it is sent               | Adds step "Ask ana for approval" after "Ask ops for approval" and "Total is over 1000?" on "false". Adds step "Stop: not approved" after "Ask ana for approval" on "rejected".
            let me look at it before the post              | Adds step "Ask someone for approval" after "Ask ops for approval" and "Total is over 1000?" on "false". Adds step "Stop: not approved" after "Ask someone for approval" on "rejected".
            the post needs a sign-off by bo and cleo       | Adds step "Ask bo or cleo for approval" after "Ask ops for approval" and "Total is over 1000?" on "false". Adds step "Stop: not approved" after "Ask bo or cleo for approval" on "rejected".
            remove the approval                            | Removes step "Ask ops for approval".
            no approval                                    | Removes step "Ask ops for approval".
            remove the last step                           | Removes step "POST the order to shop.example".
            remove the condition                           | Removes step "Total is over 1000?".
            run it every weekday at 8                      | The workflow is started every weekday at 8:00 (Europe/Berlin), no longer started by a webhook.
            start it by webhook                            | ! That is how it is already, so nothing changed.
            only for orders from Germany                   | Adds step "Country is Germany?" after the trigger.
            only if the total is over 500                  | Adds step "Total is over 500?" after the trigger.
            only post orders over 1000                     | "POST the order to shop.example" no longer follows "Total is over 1000?" on "false".
            only when the status is paid                   | Adds step "Status is paid?" after the trigger.
            only if the subject contains offer             | Adds step "Subject contains offer?" after the trigger.
            skip orders under 50                           | Adds step "Total is at least 50?" after the trigger.
            only send the order to the shop if the total is below 5000 | Adds step "Total is under 5000?" after "Ask ops for approval" and "Total is over 1000?" on "false".
            change the limit to 500                        | Changes step "Total is over 1000?": it is called "Total is over 500?" now; condition changes from "total is over 1000" to "total is over 500".
            make it 2k                                     | Changes step "Total is over 1000?": it is called "Total is over 2000?" now; condition changes from "total is over 1000" to "total is over 2000".
            ask finance instead                            | Changes step "Ask ops for approval": it is called "Ask finance for approval" now; approvers changes from ops to finance.
            ask finance instead of ops                     | Changes step "Ask ops for approval": it is called "Ask finance for approval" now; approvers changes from ops to finance.
            the approvers should be ana and bo             | Changes step "Ask ops for approval": it is called "Ask ana or bo for approval" now; approvers changes from ops to ana, bo.
            also ask ana                                   | Changes step "Ask ops for approval": it is called "Ask ops or ana for approval" now; approvers changes from ops to ops, ana.
            two people must approve                        | Changes step "Ask ops for approval": quorum is set to 2.
            the approval expires after 2 days              | Changes step "Ask ops for approval": expires is set to "2d"; without an answer is set to "reject".
            remind them after 4 hours                      | Changes step "Ask ops for approval": a reminder after is set to 4h.
            escalate to ana after 2 hours                  | Changes step "Ask ops for approval": escalates to is set to ana; escalates after is set to "2h".
            if nobody answers within 4 hours, approve it   | Changes step "Ask ops for approval": expires is set to "4h"; without an answer is set to "approve".
            use Jira instead                               | Changes step "POST the order to shop.example": it is called "POST the order to Jira, whose address is missing" now; url changes from "https://shop.example/orders" to "https://jira.invalid/".
            use https://other.example/x instead            | Changes step "POST the order to shop.example": it is called "POST the order to other.example" now; url changes from "https://shop.example/orders" to "https://other.example/x".
            set the method to PUT                          | Changes step "POST the order to shop.example": method changes from "POST" to "PUT".
            retry the post 5 times                         | Changes step "POST the order to shop.example": retries is set to 5 times.
            give up on the post after 30 seconds           | Changes step "POST the order to shop.example": timeout is set to "30s".
            if the post fails, POST it to https://alarm.example/x | Adds step "POST the order to alarm.example" after "POST the order to shop.example" when it fails.
            go on even if the post fails                   | Changes step "POST the order to shop.example": on error is set to "continue".
            rename it to Big orders                        | Renames the workflow from "Orders" to "Big orders".
            rename the post to Ship it                     | Changes step "POST the order to shop.example": it is called "Ship it" now.
            also post the result to https://audit.example/log | Adds step "POST the result to audit.example" after "POST the order to shop.example".
            add a step that posts the order to https://audit.example/log | Adds step "POST the order to audit.example" after "POST the order to shop.example".
            wait 10 minutes before the post                | Adds step "Wait 10 minutes" after "Ask ops for approval" and "Total is over 1000?" on "false".
            then wait an hour                              | Adds step "Wait 1 hour" after "POST the order to shop.example".
            show me the total at the end                   | Adds step "Show the total" after "POST the order to shop.example".
            run it at 8 and ask finance instead            | The workflow is started every day at 8:00 (Europe/Berlin), no longer started by a webhook. Changes step "Ask ops for approval": it is called "Ask finance for approval" now; approvers changes from ops to finance.
            remove the purple step                         | ! I find no step like “the purple step” here, so nothing changed. The steps are “Total is over 1000?”, “Ask ops for approval”, “POST the order to shop.example”.
            """)
    void about_orders_that_are_checked_approved_and_sent(String words, String told) {
        assertThat(Workflows.told(Workflows.ORDERS, words)).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run it at 8                                    | It runs every Monday at 8:00, no longer every Monday at 9:00.
            at 7:30 please                                 | It runs every Monday at 7:30, no longer every Monday at 9:00.
            on weekdays instead                            | It runs every weekday at 9:00, no longer every Monday at 9:00.
            every hour                                     | It runs every hour, no longer every Monday at 9:00.
            on the first Monday of the month               | It runs on the first Monday of the month at 9:00, no longer every Monday at 9:00.
            start it by webhook instead                    | The workflow is started by a webhook, no longer started every Monday at 9:00 (Europe/Berlin).
            trigger it when a new order arrives            | The workflow is started by a webhook, no longer started every Monday at 9:00 (Europe/Berlin).
            send it to Teams instead of Slack              | Changes step "POST the news to Slack, whose address is missing": it is called "POST the news to Microsoft Teams, whose address is missing" now; url changes from "https://slack.invalid/" to "https://microsoft-teams.invalid/".
            replace Slack with Discord                     | Changes step "POST the news to Slack, whose address is missing": it is called "POST the news to Discord, whose address is missing" now; url changes from "https://slack.invalid/" to "https://discord.invalid/".
            use https://hooks.example/s instead            | Changes step "POST the news to Slack, whose address is missing": it is called "POST the news to Slack" now; url changes from "https://slack.invalid/" to "https://hooks.example/s".
            get it from https://other.example/feed instead | Changes step "Fetch the news": url changes from "https://news.example/feed" to "https://other.example/feed".
            don't send the mail                            | Removes step "Mail the news to the team".
            remove the first step                          | ! That would break “POST the news to Slack, whose address is missing” and “Mail the news to the team”, which need what it gives, so nothing changed. Remove those steps first, or say what to use there instead.
            ask ana before the mail                        | Adds step "Ask ana for approval" after "POST the news to Slack, whose address is missing". Adds step "Stop: not approved" after "Ask ana for approval" on "rejected".
            only if the total is over 5                    | Adds step "Total is over 5?" after "Fetch the news".
            after the fetch, wait 2 minutes                | Adds step "Wait 2 minutes" after "Fetch the news".
            set the subject to Good news                   | Changes step "Mail the news to the team": body.subject changes from "News" to "Good news".
            send me a message on Telegram at the end       | Adds step "POST the message to Telegram, whose address is missing" after "Mail the news to the team".
            """)
    void about_a_digest_by_the_clock(String words, String told) {
        assertThat(Workflows.told(Workflows.DIGEST, words)).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            add an approval before the mail                | ? add an approval before “Mail the customer”; add an approval before “Mail the boss”
            remove the second approval                     | Removes step "Second look".
            remove all approvals                           | Removes step "First look". Removes step "Second look".
            ask finance instead                            | ? change the approvers of “First look” to finance; change the approvers of “Second look” to finance
            change the approvers of “First look” to finance | Changes step "First look": approvers changes from ana to finance.
            ask finance instead of bo                      | Changes step "Second look": approvers changes from bo to finance.
            two people must approve the second look        | Changes step "Second look": quorum is set to 2.
            wait 20 minutes instead                        | Changes step "Wait a bit": duration changes from "5m" to "20m".
            change the wait to 2 hours                     | Changes step "Wait a bit": duration changes from "5m" to "2h".
            change the channel to #ops                     | Changes step "Mail the boss": body.channel changes from "#general" to "#ops".
            set the text of the boss mail to Done          | Changes step "Mail the boss": body.text changes from "Sent to {{input.country}}" to "Done".
            only for customers from Germany                | Adds step "Country is Germany?" after the trigger.
            """)
    void where_several_steps_are_alike_it_asks_which(String words, String told) {
        assertThat(Workflows.told(Workflows.INVOICES, words)).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            add an approval before filing                  | Adds step "Ask someone for approval" in "For each line".
            only file lines with a total over 100          | Adds step "Total is over 100?" in "For each line".
            remove the loop                                | ! That would break “Count them”, which needs what it gives, so nothing changed. Remove that step first, or say what to use there instead.
            remove Which kind                              | ! “Which kind?” chooses between several ways, so I cannot tell which should stay, and nothing changed. Remove the steps you do not want instead.
            before the depot ask ana                       | Adds step "Ask ana for approval" after "Which kind?" on "trade". Adds step "Stop: not approved" after "Ask ana for approval" on "rejected".
            after the loop wait 1 minute                   | Adds step "Wait 1 minute" after "For each line".
            after which kind wait 1 minute                 | ! What comes after “Which kind?” depends on what it turns out to be, so I cannot tell which way you mean, and nothing changed. Name the step it should come before.
            also post the result to https://audit.example/log | Adds step "POST the result to audit.example" after "Tell the shop" and "Tell the depot".
            """)
    void about_loops_and_forks(String words, String told) {
        assertThat(Workflows.told(Workflows.LINES, words)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            When a webhook receives a ticket, post it to https://desk.example/x
            every Monday at 9 fetch https://a.example and post it to https://b.example
            every weekday at 7 summarize https://news.example/feed and post it to https://chat.example/x
            make it purple
            hello
            what can you do
            thanks
            list workflows
            run it
            Start a video call when a deal is won
            run a report every Monday at 9
            Remove the background from images
            Send me the weather every day at 8
            Delete duplicates from my sheet every night
            Ask ana every Monday for the numbers
            Post the order to https://x.example/y
            Remind me every Friday to water the plants
            If the server is down, tell me
            Summarize my mails and send them to Slack
            show me the weather
            tell me a joke
            use ChatGPT to answer mails
            Translate documents
            run Greet daily
            set up a meeting with ana tomorrow
            """)
    void what_is_a_wish_of_its_own_or_none_is_no_edit(String words) {
        assertThat(Workflows.told(Workflows.ORDERS, words)).isEqualTo("-");
        assertThat(Workflows.told(Workflows.DIGEST, words)).isEqualTo("-");
    }
}
