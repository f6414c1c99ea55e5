package dev.parley.copilot.understanding.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.Tokens;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Reading;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wishes in free words, and what a model answers to them. */
class ReadingByModelTest {
    @RegisterExtension
    final WireMockExtension far = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static final String ORDERS = """
            {"start": {"kind": "webhook", "what": "order"}, "steps": [
              {"key": 1, "operation": "logic.if", "title": "Check the amount", "conditions": [{"field": "total", "operator": "over", "value": "1000"}]},
              {"key": 2, "inside": 1, "branch": "then", "operation": "human.approval", "title": "Ask ops", "people": ["ops"], "quorum": 1},
              {"key": 3, "operation": "http.request", "title": "Post the order", "inputs": {"method": "POST", "url": "https://erp.example/orders"}}]}""";

    @ParameterizedTest
    @EnumSource(Maker.class)
    void a_branch_with_an_approval(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering(ORDERS)
                .read(
                        "Our shop calls you for every order; the big ones, above 1k, need a nod from ops before it is posted to https://erp.example/orders");

        assertThat(reading.start().value()).isEqualTo(new Start.Webhook("order"));
        Step.Branch branch = Steps.all(reading.steps(), Step.Branch.class).getFirst();
        assertThat(branch.condition().tests().getFirst().operator()).isEqualTo(Condition.Operator.OVER);
        assertThat(branch.then())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Approve.class,
                        approve -> assertThat(approve.approvers().value()).containsExactly("ops"));
        assertThat(calls(reading)).containsExactly("POST https://erp.example/orders");
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void a_loop_by_the_clock(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering("""
                {"start": {"kind": "schedule", "cron": "0 7 * * MON-FRI", "words": "every weekday at 7"}, "steps": [
                  {"key": 1, "operation": "http.request", "title": "Fetch the invoices", "inputs": {"method": "GET", "url": "https://books.example/open"}},
                  {"key": 2, "operation": "logic.for_each", "title": "For each invoice", "inputs": {"items": "{{fetch.output.body.invoices}}", "item": "invoice"}},
                  {"key": 3, "inside": 2, "branch": "each", "operation": "http.request", "title": "Send the reminder",
                   "inputs": {"method": "POST", "url": "https://mail.example/remind"}}]}""")
                .read(
                        "Every weekday at 7 look up the open invoices at https://books.example/open and for each of them remind the customer through https://mail.example/remind");

        assertThat(reading.start().value())
                .isInstanceOfSatisfying(
                        Start.Schedule.class,
                        schedule -> assertThat(schedule.cron()).isEqualTo("0 7 * * MON-FRI"));
        Step.Each each = Steps.all(reading.steps(), Step.Each.class).getFirst();
        assertThat(each.items().value()).isEqualTo("invoices");
        assertThat(each.steps()).singleElement().isInstanceOf(Step.Call.class);
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void a_system_that_parley_does_not_know_is_a_plain_request_with_a_note(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering("""
                {"start": {"kind": "webhook", "what": "signup"}, "steps": [
                  {"key": 1, "operation": "hubspot.create_contact", "title": "Create the contact", "system": "HubSpot"}]}""")
                .read(
                        "Whenever somebody registers and our site calls the webhook, they should end up as a contact in HubSpot");

        assertThat(Steps.all(reading.steps(), Step.Call.class)).singleElement().satisfies(call -> {
            assertThat(call.system()).isEqualTo("HubSpot");
            assertThat(call.address().value()).isNull();
        });
        assertThat(reading.notes()).extracting(Brief.Note::code).contains("system_not_connected");
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void sorting_and_one_way_of_several(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering("""
                {"start": {"kind": "webhook", "what": "ticket"}, "steps": [
                  {"key": 1, "operation": "ai.classify", "title": "Classify the ticket", "inputs": {"labels": "billing, bug, praise"}},
                  {"key": 2, "operation": "logic.switch", "title": "By kind", "inputs": {"field": "label"}},
                  {"key": 3, "inside": 2, "branch": "billing", "operation": "http.request", "title": "Post the ticket", "inputs": {"method": "POST", "url": "https://fin.example/t"}},
                  {"key": 4, "inside": 2, "branch": "bug", "operation": "http.request", "title": "Post the ticket", "inputs": {"method": "POST", "url": "https://dev.example/t"}},
                  {"key": 5, "inside": 2, "branch": "otherwise", "operation": "chat.show", "title": "Show the ticket", "inputs": {"as": "ticket"}}]}""")
                .read(
                        "Tickets come in by webhook. Find out whether it is billing, a bug or praise; billing goes to https://fin.example/t, bugs to https://dev.example/t, and the rest I just want to see here");

        assertThat(Steps.all(reading.steps(), Step.Think.class)).singleElement().satisfies(think -> {
            assertThat(think.skill()).isEqualTo(Skill.CLASSIFY);
            assertThat(think.labels()).containsExactly("billing", "bug", "praise");
        });
        Step.Choose choose = Steps.all(reading.steps(), Step.Choose.class).getFirst();
        assertThat(choose.cases()).extracting(Step.Case::value).containsExactly("billing", "bug");
        assertThat(choose.otherwise()).singleElement().isInstanceOf(Step.Show.class);
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void two_people_a_pause_and_what_a_no_does(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering("""
                {"start": {"kind": "webhook", "what": "contract"}, "steps": [
                  {"key": 1, "operation": "logic.delay", "title": "Wait", "duration": "2h"},
                  {"key": 2, "operation": "human.approval", "title": "Ask", "people": ["Ana", "the legal team"], "quorum": 2},
                  {"key": 3, "inside": 2, "branch": "rejected", "operation": "http.request", "title": "Tell the sender", "inputs": {"method": "POST", "url": "https://crm.example/no"}},
                  {"key": 4, "operation": "http.request", "title": "File the contract", "inputs": {"method": "PUT", "url": "https://crm.example/file"}}]}""")
                .read(
                        "When a contract arrives by webhook wait 2 hours, then both Ana and the legal team must approve. On a no, tell https://crm.example/no, otherwise PUT it to https://crm.example/file");

        assertThat(Steps.all(reading.steps(), Step.Wait.class))
                .extracting(Step.Wait::duration)
                .containsExactly("2h");
        assertThat(Steps.all(reading.steps(), Step.Approve.class))
                .singleElement()
                .satisfies(approve -> {
                    assertThat(approve.approvers().value()).containsExactly("ana", "legal");
                    assertThat(approve.quorum()).isEqualTo(2);
                    assertThat(approve.onReject()).hasSize(1);
                });
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void what_happens_when_it_fails(Maker maker) {
        Reading reading = new Reader(far, maker)
                .answering("""
                {"start": {"kind": "manual"}, "retries": 2, "steps": [
                  {"key": 1, "operation": "http.request", "title": "Start the backup", "inputs": {"method": "POST", "url": "https://db.example/backup"}},
                  {"key": 2, "inside": 1, "branch": "error", "operation": "http.request", "title": "Page the team", "inputs": {"method": "POST", "url": "https://pager.example/x"}}]}""")
                .read(
                        "When I press start, kick off the backup at https://db.example/backup; should that go wrong page https://pager.example/x");

        assertThat(Steps.all(reading.steps(), Step.Call.class).getFirst().onError())
                .hasSize(1);
        assertThat(reading.start().value()).isInstanceOf(Start.Manual.class);
        assertThat(Reader.errors(reading)).isEmpty();
    }

    @Test
    void an_answer_is_one_exact_row_of_the_ledger() {
        Reader reader = new Reader(far, Maker.ANTHROPIC).answering(ORDERS);

        reader.read("Post big orders to https://erp.example/orders once ops agrees, by webhook");

        assertThat(reader.used())
                .singleElement()
                .satisfies(usage -> assertThat(usage)
                        .extracting(Usage::org, Usage::use, Usage::tokens, Usage::outcome)
                        .containsExactly(Reader.ORG, "understand", new Tokens(2000, 0, 400), Outcome.ANSWERED));
        assertThat(reader.used().getFirst().cost()).isEqualByComparingTo(new BigDecimal("0.004"));
    }

    @Test
    void the_model_gets_the_operations_that_fit_the_day_and_no_tools() {
        Reader reader = new Reader(far, Maker.OPENAI).answering(ORDERS);

        reader.read("Post big orders to https://erp.example/orders once ops agrees, by webhook");

        assertThat(reader.requests())
                .singleElement()
                .asString()
                .contains("2026-11-21, Saturday, Europe/Berlin", "http.request, WRITE", "human.approval, READ")
                .doesNotContain("\"tools\"");
    }

    @Test
    void what_is_wrong_goes_back_to_the_model() {
        Reader reader = new Reader(far, Maker.OPENAI);
        reader.answering(
                reader.filled(ORDERS.replace("\"value\": \"1000\"", "\"value\": \"a lot\"")), reader.filled(ORDERS));

        Reading reading =
                reader.read("Post orders over 1000 to https://erp.example/orders once ops agrees, by webhook");

        assertThat(reader.requests()).hasSize(2);
        assertThat(reader.requests().getLast()).contains("compares with", "which is no number");
        assertThat(Steps.all(reading.steps(), Step.Branch.class)).hasSize(1);
        assertThat(reader.used()).hasSize(2);
    }

    @Test
    void a_word_or_two_is_not_worth_a_model() {
        Reader reader = new Reader(far, Maker.OPENAI).answering(ORDERS);

        reader.read("hello there");

        assertThat(reader.requests()).isEmpty();
    }

    private static List<String> calls(Reading reading) {
        return Steps.all(reading.steps(), Step.Call.class).stream()
                .map(call -> call.method().value() + " " + call.address().value())
                .toList();
    }
}
