package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wish too vague to draft is met with concrete questions, and a few answers lead to a draft whoever gives them. */
class VagueWishesTest {
    private static final int MOST_ANSWERS = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "automate my business",
                "I need help with invoices",
                "make onboarding better",
                "something with slack",
                "save time",
                "can you help me with my emails?",
                "I want to be more productive",
                "do something useful with our orders",
                "our approvals are a mess",
                "connect our systems",
                "build me a workflow",
                "I'd like some automation for the sales team",
                "what can you do?",
                "reports are annoying",
                "less manual work please",
                "handle customer complaints",
                "set up reminders",
            })
    void a_vague_wish_meets_questions_and_then_a_draft(String wish) {
        Turn first = new Conversation().say(wish);
        assertThat(first.draft()).isNull();
        assertThat(first.question()).isNotNull();
        assertThat(first.question().text()).endsWith("?");
        assertThat(first.question().options()).isNotEmpty().anyMatch(Question.Option::recommended);
        assertThat(Conversation.oneShot(wish).workflow()).isNull();
        leadsToADraft(wish, VagueWishesTest::recommended);
        leadsToADraft(wish, _ -> "skip");
        leadsToADraft(wish, VagueWishesTest::inOwnWords);
        leadsToADraft(wish, question -> "1");
    }

    private static void leadsToADraft(String wish, Function<Question, String> user) {
        Conversation conversation = new Conversation();
        Turn turn = conversation.say(wish);
        for (int i = 0; i < MOST_ANSWERS && turn.question() != null; i++) {
            turn = conversation.say(user.apply(turn.question()));
        }
        assertThat(turn.draft()).as("still asks: %s", turn.question()).isNotNull();
        DraftAssert.that(turn.draft());
    }

    private static String recommended(Question question) {
        return question.options().stream()
                .filter(Question.Option::recommended)
                .map(Question.Option::label)
                .findFirst()
                .orElse("skip");
    }

    private static String inOwnWords(Question question) {
        return switch (question.id().replaceFirst("\\..*", "")) {
            case "goal" -> "When a webhook gets an invoice, ask someone for approval and send it on";
            case "start" -> "whenever our shop calls a webhook";
            case "schedule" -> "every weekday at half past eight";
            case "steps" -> "POST it to https://crm.example/in";
            case "address" -> "please use https://crm.example/in for that";
            case "approvers" -> "the finance team, I think";
            case "field" -> "it's called total";
            default -> "skip";
        };
    }
}
