package dev.parley.bot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Trigger;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"use": "http.request", "with": {"method": "post", "url": "https://a.example/x?y=1"}} | Send request   | POST a.example
        {"use": "http.request", "with": {"url": "{{trigger.output.body.url}}"}}               | Send request   | GET url
        {"use": "http.request", "with": {"connection": "Shop", "url": "/orders"}}             | Send request   | GET Shop /orders
        {"use": "jira.create_issue", "with": {}}                                              | Create issue   | Jira
        {"use": "jira.create_issue", "title": "File the bug", "with": {}}                     | File the bug   | Jira
        {"use": "data.set", "with": {"values": {"a": 1, "b": 2}}}                             | Set values     | a, b
        {"use": "logic.if", "with": {"condition": "input.total > 1000"}}                      | Check          | total > 1000
        {"use": "logic.switch", "with": {"value": "{{ input.kind }}", "cases": {"x": "x"}}}   | Choose a path  | by kind
        {"use": "logic.delay", "with": {"duration": "2h"}}                                    | Wait           | 2 hours
        {"use": "logic.delay", "with": {"duration": "1d"}}                                    | Wait           | 1 day
        {"use": "human.approval", "with": {"message": "?"}}                                   | Approval       | ask anyone
        {"use": "logic.stop", "with": {"status": "failed", "message": "No"}}                  | Stop as failed | No
        """)
    void a_step_is_told_in_few_words(String node, String title, String detail) {
        var step = WorkflowPictureTest.workflow("""
                        {"parley": 1, "name": "One", "trigger": {"type": "manual"}, "nodes": [{"id": "a", %s], "edges": []}
                        """.formatted(node.substring(1)))
                .nodes()
                .getFirst();
        assertThat(StepWords.title(step)).isEqualTo(title);
        assertThat(StepWords.detail(step)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "0 9 * * 1, every Monday at 9:00",
        "0 9 * * MON, every Monday at 9:00",
        "0 0 9 * * MON, every Monday at 9:00",
        "30 17 * * *, every day at 17:30",
        "5 8 * * 1-5, Monday to Friday at 8:05",
        "0 7 * * 0, every Sunday at 7:00",
        "*/5 * * * *, */5 * * * *",
    })
    void a_schedule_is_told_by_its_days_or_as_written(String cron, String words) {
        assertThat(TriggerWords.detail(new Trigger.Schedule(cron, ZoneId.of("UTC"))))
                .isEqualTo(words);
    }

    @Test
    void a_webhook_says_that_it_waits_to_be_called() {
        assertThat(TriggerWords.title(new Trigger.Webhook(null))).isEqualTo("Webhook");
        assertThat(TriggerWords.detail(new Trigger.Webhook(null))).isEqualTo("when it is called");
    }

    @Test
    void a_trigger_says_what_it_listens_to() {
        assertThat(TriggerWords.detail(new Trigger.Webhook("s", Trigger.Scheme.STRIPE, null)))
                .isEqualTo("when Stripe calls it");
        assertThat(TriggerWords.detail(new Trigger.Event("orders.created", "event.total > 1000")))
                .isEqualTo("orders.created where event.total > 1000");
        assertThat(TriggerWords.detail(new Trigger.Stream("orders", null))).isEqualTo("each entry of orders");
        assertThat(TriggerWords.detail(new Trigger.File("inbox/*.csv"))).isEqualTo("put into inbox/*.csv");
    }
}
