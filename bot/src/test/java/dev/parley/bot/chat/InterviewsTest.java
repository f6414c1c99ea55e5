package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.Turn;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Interviews as people meet them in the web chat: the real copilot, the real tables, two people. */
class InterviewsTest extends StartedParley {
    private static final String BO_KEY = "pk_test_bo_of_the_interviews";
    private static final String ORDERS =
            "When a webhook receives an order, POST the order to https://orders.example/in";
    private static final String TICKETS =
            "when a webhook receives a ticket, ask for approval, then POST the ticket to our desk";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InterviewStore store;

    @Autowired
    private OperationCatalog operations;

    @Autowired
    private Expressions expressions;

    @Autowired
    private Embeddings embeddings;

    @Autowired
    private Suggestions suggestions;

    @BeforeEach
    void bo_leads() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, 'bo', 'Bo', ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING""").update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT id, 'bo-interviews', 'bo', 'Bo''s', sha256(?::bytea), ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING""").param(BO_KEY.getBytes()).update();
    }

    @Test
    void a_restart_in_the_middle_goes_on_with_the_open_question() {
        Chat chat = chat().say(TICKETS);
        Turn next = restarted().hear(org(), chat.id(), new Actor("user:bo", "Bo"), "https://desk.example/t");
        assertThat(next.question().id()).startsWith("approvers");
        assertThat(chat.say("lead").last().toString()).contains("draft.approve", "https://desk.example/t");
    }

    @Test
    void each_draft_keeps_its_card_and_approving_one_leaves_the_other() {
        Chat chat = chat().say(ORDERS);
        JsonNode approveOrders = chat.button("draft.approve").orElseThrow();
        chat.say("another one: every Monday at 9:00 GET https://b.example/y and show me the result here");
        assertThat(chat.last().toString()).contains("I keep **Order: send to orders.example** as draft 1");
        chat.press(approveOrders);
        assertThat(chat.messages().toString()).contains("**Order: send to orders.example** is live");
        assertThat(chat.last().toString()).contains("One more draft is kept here");
        assertThat(chat.say("approve").messages().toString()).contains("**Result every Monday** is live");
        assertThat(store.load(org(), chat.id())).isEmpty();
    }

    @Test
    void approve_in_words_means_no_draft_that_was_set_aside() {
        Chat chat = chat().say(ORDERS).say("new: " + TICKETS).say("approve");
        assertThat(chat.last().toString()).contains("no finished draft to approve yet");
        assertThat(chat.say("go back to the orders one")
                        .say("approve")
                        .messages()
                        .toString())
                .contains("**Order: send to orders.example** is live");
    }

    @Test
    void edit_on_a_card_set_aside_takes_that_draft_up_again() {
        Chat chat = chat().say(ORDERS);
        JsonNode editOrders = chat.button("draft.edit").orElseThrow();
        chat.say("new: " + TICKETS).press(editOrders);
        assertThat(chat.last().toString()).contains("What should be different?", "orders.example");
        assertThat(chat.say("use https://other.example/in instead").last().toString())
                .contains("other.example/in", "draft.approve");
        assertThat(chat.say("drafts").last().toString()).contains("draft 1: ", "draft 2: **Ticket");
    }

    @Test
    void dropped_in_words_a_draft_loses_its_buttons() {
        Chat chat = chat().say(ORDERS);
        JsonNode card = chat.last();
        chat.say("never mind");
        assertThat(chat.again(card).toString()).contains("Discarded by Ana").doesNotContain("\"buttons\"");
        assertThat(chat.say("list").last().toString()).contains("workflow");
    }

    @Test
    void two_people_talking_at_once_are_both_heard_and_neither_is_misunderstood() {
        Chat ana = chat().say(TICKETS);
        Chat bo = ana.as(anyone().with("Authorization", "Bearer " + BO_KEY));
        bo.say("https://desk.example/bo");
        ana.say("https://desk.example/ana");
        assertThat(ana.last().toString()).contains("Bo already said: the ticket goes to https://desk.example/bo");
        assertThat(ana.say("lead").last().toString()).contains("draft.approve", "https://desk.example/bo");
    }

    @Test
    void of_many_messages_sent_at_once_none_is_lost() {
        Chat ana = chat().say("hello");
        Chat bo = ana.as(anyone().with("Authorization", "Bearer " + BO_KEY));
        List<CompletableFuture<Chat>> sent = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> (i % 2 == 0 ? ana : bo)
                                .say("new: when a webhook receives an order, POST the order to https://o" + i
                                        + ".example/x"),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        sent.forEach(CompletableFuture::join);
        assertThat(store.load(org(), ana.id())).hasSize(12);
        String list = ana.say("drafts").last().toString();
        IntStream.range(0, 12).forEach(i -> assertThat(list).contains("o" + i + ".example"));
    }

    @Test
    void people_roles_and_addresses_of_the_organization_are_offered() {
        chat().say("When a webhook receives an order, POST the order to https://user:pw@known.example/in?key=secret")
                .press("draft.approve");
        Chat chat = chat().say(TICKETS);
        assertThat(chat.last().path("question").findValuesAsString("label"))
                .contains("https://known.example/in")
                .noneMatch(label -> label.contains("secret") || label.contains("pw"));
        chat.say("https://known.example/in");
        assertThat(chat.last().path("question").findValuesAsString("label"))
                .contains("lead (Bo)", "Ana López", "Bo", "Anyone in the organization");
        assertThat(chat.say("lead (Bo)").last().toString()).contains("Ask lead for approval");
    }

    @Test
    void of_another_organization_nothing_is_offered() {
        Known known = suggestions.of(new OrgId(UUID.randomUUID()));
        assertThat(known).isEqualTo(new Known(List.of(), List.of(), List.of()));
    }

    @Test
    void an_interview_of_another_release_says_so() {
        Chat chat = chat().say(TICKETS);
        jdbc.sql("UPDATE interview SET document = ?::json WHERE conversation = ?")
                .params("{\"phase\": \"HAGGLING\", \"brief\": {\"wish\": \"" + TICKETS + "\"}}", chat.id())
                .update();
        assertThat(chat.say("https://desk.example/t").last().path("text").asString())
                .contains("kept by another release of Parley", "What is the address of our desk?");
    }

    /** The copilot as a new process would have it. */
    private Copilot restarted() {
        return new GuidedCopilot(operations, expressions, embeddings, store, ZoneId.of("Europe/Berlin"));
    }

    private OrgId org() {
        return new OrgId(jdbc.sql("SELECT id FROM org ORDER BY created_at LIMIT 1")
                .query(UUID.class)
                .single());
    }

    private Chat chat() {
        Http.Answer opened = owner().post("/api/conversations", "{}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Chat(owner(), opened.at("/id"));
    }
}
