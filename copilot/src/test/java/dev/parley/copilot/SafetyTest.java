package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A misreading may cost a question; it must never cost an approval, nor a word in silence. */
class SafetyTest {
    private static final String POST = "POST it to https://a.example/x";

    @Property(tries = 150)
    void whoever_asks_for_a_yes_never_gets_a_call_without_one(@ForAll("guardedWishes") String wish) {
        Draft draft = Conversation.oneShot(wish);
        if (draft.workflow() != null) {
            Trial.of(draft, "{\"total\": 1500}").calledNothing();
        }
    }

    @Provide
    Arbitrary<String> guardedWishes() {
        Arbitrary<String> ask = Arbitraries.of(
                "ask ops for approval",
                "it needs a sign-off from the lead",
                "ops must okay it",
                "nothing goes out without ops approving it",
                "with ops' blessing",
                "subject to four-eyes approval",
                "finance gives permission",
                "get the green light",
                "once it has been approved by ana",
                "human in the loop");
        Arbitrary<List<String>> filler = Arbitraries.of(
                        "please",
                        "then",
                        "first",
                        "and",
                        "wait 5 minutes",
                        "tell me here",
                        "quickly",
                        ".",
                        ",",
                        ";",
                        "- ")
                .list()
                .ofMaxSize(3);
        return Combinators.combine(ask, filler, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((said, more, isFirst, isJoined) -> {
                    List<String> parts = new ArrayList<>(more);
                    parts.add(isFirst ? 0 : parts.size(), said);
                    parts.add(isFirst ? parts.size() : 0, POST);
                    return "When a webhook receives an order" + (isJoined ? ", " : ". ") + String.join(" ", parts);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, the boss has to give permission, then POST it to https://a.example/x",
                "When a webhook receives an order POST it to https://a.example/x; four-eyes principle, so approval by someone else",
                "On a webhook POST to https://a.example/x. No exceptions: approvals are mandatory.",
            })
    void an_approval_nobody_was_named_for_is_asked_about_and_kept(String wish) {
        Draft draft = Conversation.oneShot(wish);
        Trial.of(draft, "{}").calledNothing().approvedBy("olga").called("POST https://a.example/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook is called, if the moon is blue and cheese, POST it to https://a.example/x unless everyone sleeps | everyone sleeps",
                "When a webhook is called, POST it to https://a.example/x, at most 250 a day | 250",
                "When a webhook is called, POST it to https://a.example/x. Big ones must cross the desk of Ana. | desk of Ana",
                "When a webhook is called, POST it to https://a.example/x. Keep 14 copies. | 14",
            })
    void what_was_not_understood_is_named(String wish, String words) {
        assertThat(Conversation.oneShot(wish).findings())
                .filteredOn(finding -> finding.code().equals("not_used"))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Post it to the #channels and #sales when an order arrives by webhook",
                "When an order arrives by webhook, create a Jira ticket in SUP for #sales",
            })
    void a_channel_nothing_goes_to_is_named_with_words_that_mend_it(String wish) {
        Conversation conversation = new Conversation();
        Finding unused = conversation.say(wish).draft().findings().stream()
                .filter(finding -> finding.code().equals("not_used"))
                .findFirst()
                .orElseThrow();
        assertThat(unused.message()).isEqualTo("You named the channel #sales, and no step of this draft posts there.");
        assertThat(unused.hint()).contains("\"also post it to #sales in Slack\"");

        Draft mended = conversation.say("also post it to #sales in Slack").draft();

        assertThat(DraftAssert.that(mended).all(Node.Call.class))
                .extracting(call -> call.with().path("channel").asString(""))
                .contains("#sales");
        assertThat(mended.findings()).extracting(Finding::code).doesNotContain("not_used");
    }

    @Test
    void what_was_understood_is_not_called_unused() {
        assertThat(Conversation.oneShot(
                                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to https://a.example/x")
                        .findings())
                .isEmpty();
    }
}
