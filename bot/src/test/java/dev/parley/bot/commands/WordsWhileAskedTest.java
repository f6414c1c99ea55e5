package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command is no answer: what names a workflow, or says to run "it", is not taken for what was asked. */
class WordsWhileAskedTest extends StartedParley {
    private static final String WISH =
            "When a webhook receives data, ask for approval above 1000, then POST it to https://a.example/x";

    private Chat chat;

    @BeforeEach
    void a_question_is_open() {
        chat = new Chat(owner(), owner().post("/api/conversations", "{}").at("/id"));
    }

    @Test
    void run_it_is_not_who_approves() {
        asked();
        assertThat(text(chat.say("run it with name=Ana"))).contains("Nothing ran", "my question above still waits");
        assertThat(text(chat.say("what do you have?"))).doesNotContain("name=Ana");
    }

    @Test
    void it_may_have_been_the_workflow_before_which_is_named_then() {
        chat.say("when I start it, ask for a name and show it here, call it " + name("Hello"))
                .say("approve");
        String made = owner().get("/api/workflows").at("/items/0/name");
        asked();
        assertThat(text(chat.say("run it with name=Ana"))).contains("say `run " + made + " with name=Ana`");
    }

    @Test
    void a_workflow_that_is_named_runs_and_the_question_stays() {
        Orders orders =
                Orders.drafted(owner(), name("Invoices"), Orders.PATIENT).publish();
        asked();
        chat.say("run " + orders.name()).awaitSaying("**Done**");
        assertThat(chat.say("skip").last().toString()).contains("draft.approve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause %s", "versions %s", "status of %s", "delete %s", "replay %s", "cancel %s"})
    void words_about_a_workflow_that_is_named_are_no_answer(String words) {
        Orders orders =
                Orders.drafted(owner(), name("Invoices"), Orders.PATIENT).publish();
        asked();
        chat.say(words.formatted(orders.name()));
        assertThat(chat.last().path("question").isMissingNode()).isTrue();
        assertThat(chat.say("skip").last().toString()).contains("draft.approve");
    }

    private void asked() {
        assertThat(chat.say(WISH)
                        .say("amount")
                        .last()
                        .path("question")
                        .path("id")
                        .asString())
                .startsWith("approvers");
    }

    private static String text(Chat chat) {
        return chat.last().path("text").asString();
    }

    /** The tests share an organization. */
    private static String name(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
