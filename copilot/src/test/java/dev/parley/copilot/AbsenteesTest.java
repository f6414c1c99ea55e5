package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.engine.workflow.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is asked in vain keeps a run waiting: the draft says so before it is live (C9). */
class AbsenteesTest {
    private static final Known PEOPLE = new Known(
            List.of(
                    new Option("lead (Ana)", "role:lead", false),
                    new Option("Ana", "user:0190-ana", false),
                    new Option("Bo", "user:0190-bo", false)),
            List.of(),
            null);

    private final Conversation conversation = new Conversation().knowing(PEOPLE);

    @Test
    void a_role_that_nobody_has_is_warned_of_with_what_to_do() {
        Draft draft = conversation
                .say("When a webhook receives an order, ask finance for approval, then POST it to https://a.example/x")
                .draft();
        assertThat(draft.isPublishable()).isTrue();
        assertThat(warnings(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo(
                            "Nobody here is called \"finance\" or has that role, so at “Ask finance for approval” only an owner can answer.");
            assertThat(finding.hint())
                    .isEqualTo(
                            "Invite them, or give somebody that role, on the page People; or say \"ask Bo instead\".");
        });
        assertThat(warnings(conversation.say("ask Bo instead").draft())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "Bo", "the lead", "anyone", "@bo"})
    void who_is_there_is_asked_without_a_word(String who) {
        conversation.say("When a webhook receives an order, ask for approval, then POST it to https://a.example/x");
        assertThat(warnings(conversation.say(who).draft())).isEmpty();
    }

    @Test
    void of_several_only_the_one_who_is_not_there_is_named() {
        Draft draft = conversation
                .say(
                        "When a webhook receives an order, ask ana or cleo for approval, then POST it to https://a.example/x")
                .draft();
        assertThat(warnings(draft))
                .extracting(Finding::message)
                .containsExactly(
                        "Nobody here is called \"cleo\" or has that role, so at “Ask ana or cleo for approval” only the others and an owner can answer.");
    }

    @Test
    void a_form_for_nobody_is_warned_of_as_well() {
        Draft draft = conversation
                .say("When a webhook receives an order, ask cleo for the budget, then POST it to https://a.example/x")
                .draft();
        assertThat(warnings(draft)).hasSize(1);
    }

    @Test
    void where_nobody_knows_the_people_nothing_is_said() {
        Draft draft = Conversation.oneShot(
                "When a webhook receives an order, ask finance for approval, then POST it to https://a.example/x");
        assertThat(warnings(draft)).isEmpty();
    }

    private static List<Finding> warnings(Draft draft) {
        return draft.findings().stream()
                .filter(finding -> finding.code().equals("unknown_approver"))
                .toList();
    }
}
