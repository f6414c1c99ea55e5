package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for each of many lies in a loop; what is done once does not. */
class LoopWordingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every hour fetch https://a.example/rows and for each row POST it to https://b.example/x",
                "Every hour, GET https://a.example/rows. For every row, POST it to https://b.example/x.",
                "Every hour get https://a.example/rows, loop over the rows and POST each row to https://b.example/x",
                "Hourly: fetch https://a.example/rows, then iterate over all rows and POST each one to https://b.example/x",
                "Every hour read https://a.example/rows and go through the rows; POST each to https://b.example/x",
            })
    void every_row_is_posted(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish))
                .calls("GET https://a.example/rows", "POST https://b.example/x");
        Node.ForEach loop = draft.only(Node.ForEach.class);
        assertThat(loop.items().asString()).endsWith(".output.body}}");
        assertThat(draft.all(Node.Call.class))
                .extracting(call -> call.settings().in())
                .containsExactly(null, loop.id());
        assertThat(draft.all(Node.Call.class).getLast().with().path("body").asString())
                .isEqualTo("{{each.item}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook receives an order, for each line item POST it to https://a.example/line | {{trigger.output.body.items}}",
                "For each attachment of an incoming mail POST it to https://a.example/file | {{trigger.output.payload.attachments}}",
            })
    void the_parts_of_what_comes_in_are_gone_through(String wish, String items) {
        assertThat(DraftAssert.that(Conversation.oneShot(wish))
                        .only(Node.ForEach.class)
                        .items()
                        .asString())
                .isEqualTo(items);
    }

    @Test
    void what_is_done_at_the_end_is_done_once() {
        DraftAssert draft = DraftAssert.that(
                Conversation.oneShot(
                        "Every hour fetch https://a.example/rows and for each row POST it to https://b.example/x, at the end POST a summary to https://c.example/done"));
        assertThat(draft.all(Node.Call.class).getLast().settings().in()).isNull();
    }

    @Test
    void a_condition_and_a_question_within_a_loop_are_about_one_item() {
        DraftAssert draft = DraftAssert.that(
                Conversation.oneShot(
                        "Every day at 9 GET https://a.example/orders, then for each order with a total over 100 ask ops and POST it to https://b.example/x"));
        Node.ForEach loop = draft.only(Node.ForEach.class);
        assertThat(draft.only(Node.If.class).condition()).isEqualTo("each.item.total > 100");
        assertThat(draft.only(Node.Approval.class).settings().in()).isEqualTo(loop.id());
        assertThat(draft.all(Node.Stop.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For each order that comes in by webhook POST it to https://a.example/x",
                "For every new order (webhook) POST it to https://a.example/x",
                "Each time a webhook is called, POST it to https://a.example/x",
                "Every day at 9 GET https://a.example/x and show me the result here",
            })
    void one_thing_at_a_time_needs_no_loop(String wish) {
        assertThat(DraftAssert.that(Conversation.oneShot(wish)).all(Node.ForEach.class))
                .isEmpty();
    }
}
