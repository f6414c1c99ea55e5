package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only some of what happens in a watched system is meant: said so, it becomes the trigger's filter, or it is said that it did not (C5 C7). */
class NarrowedStartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a GitHub issue is opened with the label bug, send a message to #support in Slack | event.issue.labels.exists(one, one.name.lowerAscii() == 'bug')",
                "When an issue labelled \"good first issue\" is opened on GitHub, send a message to #support in Slack | event.issue.labels.exists(one, one.name.lowerAscii() == 'good first issue')",
                "When an issue is opened on GitHub whose title contains outage, send a message to #support in Slack | event.issue.title.lowerAscii().contains('outage')",
                "When an issue is opened on GitHub in the repository acme/shop, send a message to #support in Slack | event.repository.full_name.lowerAscii() == 'acme/shop'",
                "When an issue is opened on GitHub, send a message to #support in Slack | ",
            })
    void what_narrows_becomes_the_filter(String wish, String filter) {
        Draft draft = Conversation.oneShot(wish);
        assertThat(DraftAssert.that(draft).workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Event.class, event -> assertThat(event.filter()).isEqualTo(filter));
        assertThat(DraftAssert.that(draft).all(Node.If.class)).isEmpty();
        assertThat(draft.findings()).extracting(Finding::code).doesNotContain("not_used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a GitHub issue is opened with the milestone autumn, send a message to #support in Slack",
                "When a pull request is opened on GitHub with the label urgent, send a message to #support in Slack",
            })
    void what_nothing_is_known_to_narrow_by_is_named(String wish) {
        assertThat(Conversation.oneShot(wish).findings())
                .extracting(Finding::code)
                .contains("not_used");
    }

    @Test
    void whoever_is_asked_somewhere_is_still_asked() {
        Draft draft = Conversation.oneShot(
                "When a GitHub issue is opened, ask Bo in #support for approval and then create a Jira ticket in SUP");

        assertThat(DraftAssert.that(draft).all(Node.Approval.class))
                .singleElement()
                .satisfies(approval -> assertThat(approval.toString()).contains("bo"));
        assertThat(draft.findings()).extracting(Finding::message).anyMatch(words -> words.contains("#support"));
    }
}
