package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

/** People decide about safeguards, by button and in words. */
class DecidingTest {
    private static final String DELETE = "When a webhook receives an order, DELETE https://shop.example/orders/1";
    private static final String POST =
            "When a webhook receives an order, POST the order to https://shop.example/orders";
    private static final String ASKED =
            "When a webhook receives an order, ask ops for approval, then POST the order to https://shop.example/orders";

    @Test
    void a_deletion_nobody_was_to_look_at_waits_for_a_yes() {
        Conversation conversation = new Conversation();
        Draft draft = conversation.say(DELETE).draft();
        assertThat(draft.steps()).anyMatch(line -> line.startsWith("Ask someone for approval first"));
        Trial.of(draft, "{}")
                .calledNothing()
                .approvedBy("ana")
                .called("DELETE https://shop.example/orders/1")
                .isDone();
        Trial.of(draft, "{}").rejectedBy("ana").calledNothing().isDone();
    }

    @Test
    void the_button_takes_it_away_and_the_card_says_who_did() {
        Conversation conversation = new Conversation();
        Draft draft = conversation.say(DELETE).draft();
        Turn removed = conversation.decide(safeguard(draft, "approval").id(), false);
        assertThat(removed.say()).isEqualTo("Removed.");
        Trial.of(removed.draft(), "{}").called("DELETE https://shop.example/orders/1");
        assertThat(removed.draft().findings())
                .filteredOn(finding -> finding.code().equals("safeguard_declined"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("Ana");
        assertThat(conversation.decide(safeguard(draft, "approval").id(), true).say())
                .isEqualTo("Added.");
        Trial.of(conversation.draft(), "{}").calledNothing();
    }

    @Test
    void deciding_the_same_again_changes_nothing() {
        Conversation conversation = new Conversation();
        String id = safeguard(conversation.say(POST).draft(), "error_path").id();
        Turn first = conversation.decide(id, true);
        Turn second = conversation.decide(id, true);
        assertThat(second.draft()).isEqualTo(first.draft());
        assertThat(second.say()).isEqualTo("That is so already.");
    }

    @Test
    void a_decision_outlives_a_restart_and_further_changes() {
        Conversation conversation = new Conversation();
        conversation.decide(
                safeguard(conversation.say(POST).draft(), "error_path").id(), true);
        conversation.restart();
        Draft renamed = conversation.say("call it \"Orders\"").draft();
        assertThat(Objects.requireNonNull(renamed.workflow()).name()).isEqualTo("Orders");
        assertThat(safeguard(renamed, "error_path").applied()).isTrue();
    }

    @Test
    void undo_takes_a_decision_back() {
        Conversation conversation = new Conversation();
        conversation.decide(
                safeguard(conversation.say(DELETE).draft(), "approval").id(), false);
        assertThat(safeguard(conversation.say("undo").draft(), "approval").applied())
                .isTrue();
    }

    @Test
    void what_was_heard_cannot_be_taken_away_by_a_button() {
        Conversation conversation = new Conversation();
        Draft draft = conversation
                .say("When a webhook receives an order, POST it to https://a.example/x and retry 5 times")
                .draft();
        assertThat(safeguard(draft, "retry").isOpen()).isFalse();
        Turn refused = conversation.decide(safeguard(draft, "retry").id(), false);
        assertThat(refused.draft()).isNull();
        assertThat(refused.say()).contains("asked for that yourself");
        assertThat(safeguard(conversation.draft(), "retry").applied()).isTrue();
    }

    @Test
    void without_a_draft_there_is_nothing_to_decide() {
        Conversation conversation = new Conversation();
        assertThat(conversation.decide("approval:x", true).say()).contains("not on the table");
        conversation.say(POST);
        assertThat(conversation.decide("approval:gone", true).say()).contains("no such safeguard");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add the approval                 | approval   | APPLIED",
                "yes, add the approval please     | approval   | APPLIED",
                "leave out the retry              | retry      | DECLINED",
                "no retries                       | retry      | DECLINED",
                "no error path needed             | error_path | DECLINED",
                "the error path is not needed     | error_path | DECLINED",
                "we don't need an error path      | error_path | DECLINED",
                "add the error path               | error_path | APPLIED",
                "no approval needed               | approval   | DECLINED",
                "add all of them                  | error_path | APPLIED",
            })
    void words_do_what_buttons_do(String words, String kind, State state) {
        Conversation conversation = new Conversation();
        conversation.say(POST);
        assertThat(safeguard(Objects.requireNonNull(conversation.say(words).draft()), kind)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void words_name_who_declined() {
        Conversation conversation = new Conversation();
        conversation.say(DELETE);
        assertThat(conversation.say("leave out the approval").draft().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("Ana left the approval out"));
    }

    @Test
    void an_approval_asked_for_in_words_goes_as_it_came() {
        Conversation conversation = new Conversation();
        Draft draft = conversation.say(ASKED).draft();
        assertThat(draft.safeguards()).noneMatch(some -> some.kind().equals("approval"));
        assertThat(approvers(draft)).containsExactly("ops");
        assertThat(approvers(conversation.say("remove the approval").draft())).isEmpty();
    }

    @Test
    void whoever_wants_no_approval_is_not_given_another() {
        Conversation conversation = new Conversation();
        conversation.say(
                "When a webhook receives an order, ask ops for approval, then DELETE https://shop.example/orders/1");
        Draft draft =
                Objects.requireNonNull(conversation.say("remove the approval").draft());
        Trial.of(draft, "{}").called("DELETE https://shop.example/orders/1");
        assertThat(draft.findings()).extracting(Finding::code).contains("safeguard_declined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add an approval before it",
                "ask finance for approval",
                "if it fails, POST to https://b.example/y"
            })
    void words_that_say_more_are_changes_of_the_wish(String words) {
        Conversation conversation = new Conversation();
        conversation.say(POST);
        Draft changed = Objects.requireNonNull(conversation.say(words).draft());
        assertThat(changed.safeguards())
                .noneMatch(some -> some.applied() && some.kind().equals("approval"));
        assertThat(changed.safeguards())
                .noneMatch(some -> some.applied() && some.kind().equals("error_path"));
    }

    @Property(tries = 120)
    void no_decisions_make_a_draft_invalid_or_lose_an_approval_that_was_asked_for(
            @ForAll("wishes") String wish, @ForAll("choices") List<Choice> choices) {
        Conversation conversation = new Conversation();
        Turn first = conversation.say(wish);
        for (int i = 0; first.draft() == null && i < 6; i++) {
            first = conversation.say("skip");
        }
        Draft draft = Objects.requireNonNull(first.draft(), wish);
        Set<List<String>> asked = approvals(draft);
        for (Choice choice : choices) {
            List<Safeguard> all = draft.safeguards();
            if (!all.isEmpty()) {
                conversation.decide(all.get(choice.which() % all.size()).id(), choice.isAccepted());
                draft = conversation.draft();
            }
            assertThat(draft.findings()).filteredOn(Finding::isError).as(wish).isEmpty();
            assertThat(approvals(draft)).as(wish).containsAll(asked);
        }
    }

    @Provide
    Arbitrary<List<Choice>> choices() {
        return Combinators.combine(Arbitraries.integers().between(0, 11), Arbitraries.of(true, false))
                .as(Choice::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** @param which of the safeguards there are then, counted round */
    record Choice(int which, boolean isAccepted) {}

    @Provide
    Arbitrary<String> wishes() {
        Arbitrary<String> starts = Arbitraries.of(
                "When a webhook receives an order",
                "Every Monday at 9",
                "When I press a button with customer and amount");
        Arbitrary<String> steps = Arbitraries.of(
                "GET https://a.example/news",
                "POST it to https://b.example/x",
                "DELETE https://c.example/1",
                "ask ops for approval",
                "if the total is over 1000 ask the lead for approval",
                "classify it as bug, billing or other",
                "summarize it",
                "for each row POST it to https://d.example/rows",
                "for each row DELETE https://e.example/rows",
                "send it to Slack",
                "if the status is 'paid' POST it to https://f.example/paid",
                "wait 10 minutes",
                "show the digest here");
        return Combinators.combine(starts, steps.list().ofMinSize(1).ofMaxSize(5))
                .as((start, parts) -> start + ", " + parts.stream().collect(Collectors.joining(", then ")));
    }

    /** Those that the wish itself brought, by whom they ask; a safeguard asks nobody in particular, or an owner. */
    private static Set<List<String>> approvals(Draft draft) {
        return Objects.requireNonNull(draft.workflow()).nodes().stream()
                .filter(Node.Approval.class::isInstance)
                .map(node -> ((Node.Approval) node).approvers())
                .filter(people -> !people.isEmpty() && !people.contains("role:owner"))
                .collect(Collectors.toSet());
    }

    private static List<String> approvers(Draft draft) {
        return Objects.requireNonNull(draft.workflow()).nodes().stream()
                .filter(Node.Approval.class::isInstance)
                .flatMap(node -> ((Node.Approval) node).approvers().stream())
                .toList();
    }

    private static Safeguard safeguard(Draft draft, String kind) {
        return draft.safeguards().stream()
                .filter(some -> some.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not among " + draft.safeguards()));
    }
}
