package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AnyWordsTest {
    private static final List<String> FRAGMENTS = List.of(
            "When a webhook receives an order",
            "every Monday at 9:00",
            "when I press a button with two inputs: customer and amount",
            "its total is over 1000",
            "if the status is 'paid'",
            "unless it is urgent",
            "orders above 5k",
            "between 1 and 2",
            "ask ops for approval",
            "needs a sign-off from the lead",
            "no approval needed",
            "POST the order to https://a.example/x",
            "GET https://b.example/{{y}}",
            "DELETE https://c.example/1",
            "send it to Slack",
            "tell me \"it's {{done}}\"",
            "remind me to run",
            "wait 10 minutes",
            "retry three times",
            "if it fails",
            "if rejected",
            "once approved",
            "otherwise",
            "only",
            "first",
            "before",
            "then",
            "and",
            "or",
            ",",
            ". ",
            "; ",
            ": ",
            "\n",
            " → ",
            "depending on priority: high → https://h.example, low → https://l.example",
            "set the in to 'while'",
            "if the in is for",
            "with",
            "the",
            "(",
            ")",
            "'",
            "\"",
            "⟨3⟩",
            "{{",
            "}}",
            "\\",
            "0",
            "if default is error POST to https://a.example, if error POST to https://b.example");

    @Property(tries = 400)
    void whatever_is_said_a_draft_validates_or_a_question_is_asked(@ForAll("sayings") String words) {
        Draft draft = Conversation.oneShot(words);
        if (draft.workflow() == null) {
            assertThat(draft.questions()).isNotEmpty();
        } else {
            assertThat(draft.findings()).filteredOn(Finding::isError).as(words).isEmpty();
            assertThat(draft.steps()).isNotEmpty().noneMatch(String::isBlank);
        }
    }

    @Property(tries = 100)
    void a_conversation_of_any_words_never_breaks(
            @ForAll("sayings") String first, @ForAll("sayings") String second, @ForAll("answers") List<String> more) {
        Conversation conversation = new Conversation();
        assertThat(conversation.say(first).say()).isNotBlank();
        conversation.say(second);
        for (String words : more) {
            Turn turn = conversation.say(words);
            assertThat(turn.say()).isNotBlank();
            assertThat(turn.question() == null || turn.draft() == null).isTrue();
            conversation.restart();
        }
    }

    @Provide
    Arbitrary<String> sayings() {
        Arbitrary<String> told =
                Arbitraries.of(FRAGMENTS).list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join(" ", parts));
        return Arbitraries.frequencyOf(
                Tuple.of(4, told), Tuple.of(1, Arbitraries.strings().ofMaxLength(300)));
    }

    @Provide
    Arbitrary<List<String>> answers() {
        return Arbitraries.oneOf(
                        sayings(),
                        Arbitraries.of(
                                "1",
                                "2",
                                "7",
                                "skip",
                                "back",
                                "edit",
                                "here",
                                "yes",
                                "start over",
                                "cancel",
                                "ops",
                                "purple",
                                "run it at 8",
                                "remove the approval",
                                "https://x.example/y",
                                "total"))
                .list()
                .ofMaxSize(6);
    }
}
