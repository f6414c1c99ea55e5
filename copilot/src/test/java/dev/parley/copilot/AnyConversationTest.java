package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Laws of every conversation, whatever two people say in whatever order, with restarts in between. */
class AnyConversationTest {
    private static final int MOST_QUESTIONS = 6;
    private static final List<String> SAYINGS = List.of(
            "When a webhook receives an order, and its total is over 1000, ask for approval, then POST the order to our shop",
            "Every Monday at 9 POST it to our shop, then POST it to our erp, then ask for approval, then POST it to our archive",
            "On a schedule, GET https://x.example/a and show me the result here",
            "new: when a webhook receives a ticket, ask for approval, then POST the ticket to our desk",
            "another one",
            "drafts",
            "draft 1",
            "draft 2",
            "go back to the orders one",
            "skip",
            "back",
            "undo",
            "I don't know",
            "why?",
            "show me what you have",
            "actually make it 500",
            "no, ask finance instead",
            "change it to ops",
            "use mine",
            "ops",
            "finance and https://b.example/y",
            "https://a.example/x",
            "every weekday at 8",
            "the second one",
            "here",
            "yes",
            "just do it",
            "thanks",
            "edit",
            "total",
            "purple",
            "start over",
            "never mind");

    @Property(tries = 150)
    void one_question_or_one_draft_a_turn_and_never_more_than_six_questions_before_a_draft(
            @ForAll("sayings") List<Tuple2<Boolean, String>> sayings) {
        Conversation conversation = new Conversation();
        Set<String> asked = new HashSet<>();
        for (Tuple2<Boolean, String> said : sayings) {
            Turn turn = conversation.say(said.get1() ? Conversation.ANA : Conversation.BO, said.get2());
            assertThat(turn.say()
                            + (turn.question() == null ? "" : turn.question().text()))
                    .isNotBlank();
            assertThat(turn.question() == null || turn.draft() == null).isTrue();
            boolean isAnother = turn.question() == null
                    || turn.question().id().equals("change")
                    || turn.question().id().equals("goal");
            if (isAnother || conversation.drafts().size() > 1) {
                asked.clear();
            } else {
                assertThat(turn.question().why()).isNotBlank();
                asked.add(turn.question().id());
            }
            assertThat(asked).hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
            conversation.restart();
        }
    }

    @Provide
    Arbitrary<List<Tuple2<Boolean, String>>> sayings() {
        Arbitrary<Tuple2<Boolean, String>> saying = Arbitraries.of(true, false)
                .flatMap(by -> Arbitraries.of(SAYINGS).map(words -> Tuple.of(by, words)));
        return saying.list().ofMinSize(1).ofMaxSize(14);
    }
}
