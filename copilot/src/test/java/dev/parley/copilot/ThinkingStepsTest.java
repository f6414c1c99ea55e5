package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Step;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model is to do becomes the operation for it, with what was said and what is usual. */
class ThinkingStepsTest {
    private static final String POST = " and POST the result to https://a.example/x";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a mail arrives by webhook, summarize it | ai.summarize",
                "When a webhook receives an invoice, extract the vendor, the total and the due date from it | ai.extract",
                "When a webhook is called, translate the text into German | ai.translate",
                "When a webhook receives an order, draft a friendly reply | ai.draft",
                "When a webhook receives a survey, have an LLM analyze the answers | ai.generate",
                "When a webhook receives a recording, transcribe it | ai.transcribe",
                "An AI assistant that answers questions in our chat | ai.chat"
            })
    void each_is_drafted_so_that_it_can_be_published(String wish, String operation) {
        Draft draft = Conversation.oneShot(wish + (operation.equals("ai.chat") ? "" : POST));

        assertThat(calls(draft)).extracting(Node.Call::operation).contains(operation);
        assertThat(draft.findings()).noneMatch(Finding::isError);
    }

    @Test
    void what_was_said_about_the_how_is_given_to_the_step() {
        assertThat(with("When a webhook is called, translate the text from English into German"))
                .containsEntry("to", "German")
                .containsEntry("from", "English");
        assertThat(with("When a mail arrives by webhook, summarize it in two sentences in French"))
                .containsEntry("length", "two sentences")
                .containsEntry("language", "French");
        assertThat(with("When a webhook receives an order, draft a friendly reply in Spanish"))
                .containsEntry("tone", "friendly")
                .containsEntry("language", "Spanish");
    }

    @Test
    void the_fields_to_extract_are_those_that_were_named() {
        String wish =
                "When a webhook receives an invoice, extract the vendor, the total and the due date from it" + POST;
        Draft draft = Conversation.oneShot(wish);

        assertThat(call(draft).with().path("fields").valueStream().map(JsonNode::asString))
                .containsExactly("vendor", "total", "due date");
        assertThat(draft.steps()).anyMatch(step -> step.contains("xtract vendor, total, due date"));
        assertThat(calls(draft).getLast().with().path("body").asString()).contains(".output.data");
    }

    @Test
    void where_nothing_was_said_what_is_usual_is_taken_and_told() {
        Draft invoice = Conversation.oneShot("When a webhook receives an invoice, extract the details" + POST);
        assertThat(call(invoice).with().path("fields").valueStream().map(JsonNode::asString))
                .contains("vendor", "total");
        assertThat(invoice.assumptions().toString()).contains("It reads these fields: vendor, invoice number");

        Draft text = Conversation.oneShot("When a webhook is called, translate the text" + POST);
        assertThat(text.assumptions().toString()).contains("It translates into English.");
    }

    @Test
    void what_comes_in_is_given_as_data_and_never_as_an_order() {
        for (String wish : List.of(
                "When a webhook receives an order, draft a friendly reply" + POST,
                "When a webhook receives a survey, have an LLM analyze the answers" + POST)) {
            Node.Call call = call(Conversation.oneShot(wish));
            assertThat(call.with().path("task").asString("")
                            + call.with().path("prompt").asString(""))
                    .isNotBlank()
                    .doesNotContain("{{");
            assertThat(call.with().toString()).contains("{{trigger.output.body}}");
            assertThat(Conversation.oneShot(wish).findings())
                    .extracting(Finding::code)
                    .doesNotContain("obeyed_text");
        }
    }

    @Test
    void without_a_model_a_step_that_needs_one_is_marked_and_one_that_does_not_is_not() {
        Draft needing = Conversation.oneShot("When a webhook is called, translate the text into German" + POST);
        assertThat(needing.findings())
                .filteredOn(finding -> finding.code().equals("no_model"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARN);
                    assertThat(finding.hint()).contains("PARLEY_OPENAI_API_KEY");
                });

        Draft doing = Conversation.oneShot("When a mail arrives by webhook, summarize it" + POST);
        assertThat(doing.findings()).extracting(Finding::code).doesNotContain("no_model");
    }

    @Test
    void who_wants_a_model_called_by_http_gets_that() {
        Draft draft = Conversation.oneShot("When a webhook is called, call an LLM with the text over HTTP" + POST);

        assertThat(calls(draft)).extracting(Node.Call::operation).containsOnly("http.request");
        assertThat(draft.findings().toString()).contains("This calls a model by HTTP, as you said");
    }

    @Test
    void claims_are_held_against_what_came_in() {
        Draft draft = Conversation.oneShot(
                "When a webhook receives a call transcript, summarize it and fact-check the summary" + POST);

        Node.Call check = calls(draft).stream()
                .filter(call -> call.operation().equals("ai.verify"))
                .findFirst()
                .orElseThrow();
        assertThat(check.with().path("source").asString()).isEqualTo("{{trigger.output.body}}");
        assertThat(check.with().path("claims").asString()).endsWith(".output.summary}}");
        assertThat(draft.findings()).noneMatch(Finding::isError);
    }

    @Test
    void a_page_of_which_only_the_address_comes_in_is_fetched_first() {
        Draft draft = Conversation.oneShot("HTTP endpoint that takes a URL and returns a short summary of the page.");

        assertThat(calls(draft)).extracting(Node.Call::operation).containsExactly("http.request", "ai.summarize");
        assertThat(calls(draft).getFirst().with().path("url").asString()).isEqualTo("{{trigger.output.body.url}}");
        assertThat(calls(draft).getLast().with().path("text").asString()).contains(".output.body");
        assertThat(draft.findings()).noneMatch(Finding::isError);
    }

    @Test
    void a_step_kept_before_anybody_asked_about_the_how_can_still_be_read() {
        Step kept = JsonMapper.shared().readValue("""
                {"kind": "Think", "key": 1, "skill": "TRANSLATE", "what": "mail", "labels": []}""", Step.class);

        assertThat(kept).isEqualTo(new Step.Think(1, Skill.TRANSLATE, "mail", List.of()));
    }

    private static Map<String, String> with(String wish) {
        JsonNode with = call(Conversation.oneShot(wish + POST)).with();
        return with.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString("")));
    }

    /** The one that thinks. */
    private static Node.Call call(Draft draft) {
        return calls(draft).stream()
                .filter(call -> call.operation().startsWith("ai."))
                .findFirst()
                .orElseThrow();
    }

    private static List<Node.Call> calls(Draft draft) {
        return draft.workflow().nodes().stream()
                .filter(Node.Call.class::isInstance)
                .map(Node.Call.class::cast)
                .toList();
    }
}
