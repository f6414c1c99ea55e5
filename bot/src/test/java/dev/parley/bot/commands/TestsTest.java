package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs become tests, and tests are played, in plain words. */
class TestsTest extends ChattingParley {
    @Test
    void without_a_test_the_latest_runs_are_offered_to_make_one() {
        Orders orders = live("Sort orders");
        orders.ran(1500);
        farSystem.isDown();
        orders.ran(20);
        Chat chat = chat().say("test sort orders");
        assertThat(chat.last().path("text").asString())
                .isEqualTo("**Sort orders** has no test yet. Which run is to go the same way again?");
        assertThat(chat.last().at("/blocks/0/text").asString())
                .isEqualTo("**total 20** failed: The far system answered 500. _started just now_");
        assertThat(chat.last().at("/blocks/2/text").asString()).isEqualTo("**total 1500** is done _started just now_");

        JsonNode keep = chat.last().at("/blocks/3/actions/0");
        chat.press(keep);
        assertThat(said(chat)).isEqualTo("Kept as the test **total 1500**. Say `test Sort orders` to play it.");
        chat.press(keep);
        assertThat(said(chat)).isEqualTo("That run is kept already, as the test **total 1500**.");
        assertThat(orders.tests()).hasSize(1);
        assertThat(said(chat.say("test sort orders")))
                .isEqualTo("The tests of **Sort orders**, played with version 1, which is live."
                        + " Nothing outside is changed and nobody is asked.");
        assertThat(chat.last().toString()).contains("The test passed", "Passed: total 1500");
    }

    @Test
    void two_runs_alike_make_two_tests() {
        Orders orders = live("Sort twins");
        orders.ran(7);
        orders.ran(7);
        Chat chat = chat().say("keep sort twins as test");
        chat.last().findValues("actions").forEach(actions -> chat.press(actions.get(0)));
        assertThat(orders.tests().findValuesAsString("name")).containsExactly("total 7", "total 7 (2)");
    }

    @Test
    void a_new_draft_is_tested_and_what_it_does_otherwise_is_told() {
        Orders orders = live("Sort offers");
        Chat chat = chat();
        kept(chat, orders, 1500);
        kept(chat, orders, 5000);
        int before = farSystem.received().size();
        orders.draft(Orders.above(2000));
        chat.say("test sort offers");
        assertThat(said(chat)).startsWith("The tests of **Sort offers**, played with the draft.");
        assertThat(chat.last().at("/blocks/0/text").asString()).isEqualTo("1 of 2 tests failed");
        assertThat(chat.last().at("/blocks/1/text").asString()).isEqualTo("**total 1500** went another way:");
        assertThat(chat.last().at("/blocks/2/lines").findValuesAsString("text"))
                .contains(
                        "Step \"large\" chose \"false\"; before, it chose \"true\".",
                        "Step \"warn\" did not run; before, it succeeded.");
        assertThat(chat.last().at("/blocks/3/text").asString()).isEqualTo("Passed: total 5000");
        assertThat(farSystem.received()).as("nothing outside is changed").hasSize(before);

        assertThat(chat.say("test sort offers live").last().toString())
                .contains("version 1, which is live", "All 2 tests passed");
        assertThat(said(chat.say("test sort offers 9")))
                .isEqualTo("**Sort offers** has no version 9. Version 1 is its only one.");
    }

    @Test
    void many_failures_are_counted_and_only_the_first_are_shown() {
        Orders orders = live("Sort crowds");
        Chat chat = chat();
        IntStream.rangeClosed(1, 7).forEach(number -> kept(chat, orders, 1000 + number));
        orders.draft(Orders.above(9000));
        JsonNode card = chat.say("test sort crowds").last();
        assertThat(card.at("/blocks/0/text").asString()).isEqualTo("All 7 tests failed");
        assertThat(card.findValues("lines")).hasSize(5);
        assertThat(card.toString()).contains("Failed too: total 1006, total 1007");
    }

    @Test
    void a_draft_that_cannot_run_says_why() {
        Orders orders = live("Sort ruins");
        Chat chat = chat();
        kept(chat, orders, 5);
        orders.draft(Orders.BROKEN);
        assertThat(said(chat.say("test sort ruins")))
                .isEqualTo("**Sort ruins** cannot be tested with the draft: 1 error would keep it from running.");
        assertThat(chat.last().at("/blocks/0/text").asString()).contains("no.such_thing");
    }

    @Test
    void a_run_that_began_with_nothing_is_called_by_its_time() {
        Orders orders = Orders.drafted(owner(), "Sort nothing", Orders.PATIENT).publish();
        orders.ended(orders.started("{}"));
        Chat chat = chat().say("test sort nothing");
        assertThat(chat.last().at("/blocks/0/text").asString()).isEqualTo("is done _started just now_");
        assertThat(said(chat.press("test.keep")))
                .matches("Kept as the test \\*\\*Run of \\d+ \\w+ \\d{4}, [\\d:]{8} UTC\\*\\*\\. .*");
    }

    @Test
    void a_run_has_to_end_by_itself_before_it_can_be_kept() {
        Orders orders = Orders.drafted(owner(), "Sort hopes", Orders.PATIENT).publish();
        Chat chat = chat().say("test sort hopes");
        assertThat(said(chat)).contains("has no test yet", "Have it run first");
        String run = orders.started("{\"total\": 1}");
        chat.press(keep(run));
        assertThat(said(chat)).isEqualTo("That run of **Sort hopes** still goes on. Let it end first.");
        owner().post("/api/executions/" + run + "/cancel");
        orders.ended(run);
        chat.press(keep(run));
        assertThat(said(chat)).startsWith("That run of **Sort hopes** was cancelled");
        chat.press(keep("nonsense"));
        assertThat(said(chat)).startsWith("That run is gone");
        assertThat(orders.tests()).isEmpty();
    }

    @Test
    void test_alone_still_means_the_draft_on_the_table() {
        Chat chat = chat().say("greet by hand").say("test");
        assertThat(said(chat)).startsWith("Testing **Greet**");
        assertThat(said(chat().say("test"))).startsWith("Which workflow? Say `test <name>`");
    }

    private Orders live(String name) {
        return Orders.drafted(owner(), name, Orders.above(1000)).publish();
    }

    private void kept(Chat chat, Orders orders, int total) {
        orders.ran(total);
        JsonNode newest =
                chat.say("keep " + orders.name() + " as a test").last().at("/blocks/1/actions/0");
        chat.press(newest);
        assertThat(said(chat)).startsWith("Kept as the test **total " + total);
    }

    private JsonNode keep(String run) {
        return json.createObjectNode().put("id", "test.keep").put("value", run);
    }

    private static String said(Chat chat) {
        return chat.last().path("text").asString();
    }
}
