package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.Test;

/** One wish, one draft, no interview. */
class DraftsApiTest extends StartedParley {
    @Test
    void a_wish_becomes_a_workflow_that_can_be_saved_as_it_is() {
        Answer draft = owner().post(
                        "/api/drafts",
                        "{\"request\": \"When a webhook receives an order over 1000, ask ops for approval, then POST the order to https://shop.test/orders\"}");
        assertThat(draft.status()).as(draft.body()).isEqualTo(200);
        assertThat(draft.at("/summary")).isNotBlank();
        assertThat(draft.at("/workflow/trigger/type")).isEqualTo("webhook");
        for (String list : new String[] {"steps", "assumptions", "questions", "safeguards", "findings"}) {
            assertThat(draft.json().path(list).isArray()).as(list).isTrue();
        }
        Answer saved =
                owner().post("/api/workflows", draft.json().path("workflow").toString());
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    }

    @Test
    void a_wish_must_be_said_and_not_at_the_length_of_a_novel() {
        assertProblem(owner().post("/api/drafts", "{}"), 400).saying("request").hinting("what should happen");
        assertProblem(owner().post("/api/drafts", "{\"request\": \"  \"}"), 400);
        assertProblem(owner().post("/api/drafts", "{\"request\": \"%s\"}".formatted("x".repeat(8_001))), 400)
                .saying("8001");
        assertProblem(owner().post("/api/drafts", "{\"request\": {\"text\": \"x\"}}"), 400)
                .saying("request")
                .hinting("text");
    }
}
