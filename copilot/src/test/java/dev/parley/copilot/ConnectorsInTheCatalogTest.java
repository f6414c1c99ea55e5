package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalModel;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the catalog has a connector for the system that is named, its operation does the step; and never another system's (C5). */
class ConnectorsInTheCatalogTest {
    private static final LocalModel EMBEDDINGS = new LocalModel();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final OperationCatalog CATALOG = new OperationCatalog(List.of(
            operation("http.request", "Send an HTTP request", Effect.WRITE, "method url", "body", "status"),
            operation(
                    "slack.post_message",
                    "Post a message to a channel",
                    Effect.SEND,
                    "channel text",
                    "",
                    "ts",
                    "let know",
                    "ping"),
            operation(
                    "slack.list_messages", "List the messages of a channel", Effect.READ, "channel", "", "messages[]"),
            operation("slack.set_topic", "Set the topic of a channel", Effect.WRITE, "channel topic", "", "ok"),
            operation("slack.delete_message", "Delete a message", Effect.DELETE, "channel ts", "", "ok"),
            operation(
                    "jira.create_issue",
                    "Create an issue",
                    Effect.WRITE,
                    "project summary",
                    "description",
                    "key",
                    "ticket",
                    "bug",
                    "task"),
            operation("jira.search_issues", "Search issues", Effect.READ, "jql", "", "issues[]", "tickets"),
            operation("jira.add_comment", "Add a comment to an issue", Effect.WRITE, "issue comment", "", "id"),
            operation("jira.delete_issue", "Delete an issue", Effect.DELETE, "issue", "", "ok"),
            operation("gmail.send_mail", "Send an e-mail", Effect.SEND, "to subject body", "", "id", "mail", "email"),
            operation(
                    "gmail.create_draft",
                    "Save an e-mail as a draft",
                    Effect.WRITE,
                    "subject body",
                    "to",
                    "id",
                    "draft"),
            operation("gmail.search_mails", "Search e-mails", Effect.READ, "query", "", "mails[]", "inbox")));

    private static Operation operation(
            String id,
            String title,
            Effect effect,
            String required,
            String optional,
            String output,
            String... synonyms) {
        OperationSpec spec = new OperationSpec(
                id,
                title,
                title + ".",
                schema(required, (required + " " + optional).trim()),
                schema("", output),
                effect,
                false,
                JSON.createObjectNode(),
                List.of(synonyms));
        return new Operation() {
            @Override
            public OperationSpec spec() {
                return spec;
            }

            @Override
            public JsonNode perform(JsonNode input, OperationContext context) {
                throw new AssertionError("nothing is done while drafting");
            }
        };
    }

    private static JsonNode schema(String required, String fields) {
        var schema = JSON.createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (String field : fields.split(" ")) {
            boolean isList = field.endsWith("[]");
            properties.putObject(field.replace("[]", "")).put("type", isList ? "array" : "string");
        }
        var needed = schema.putArray("required");
        for (String field : required.isEmpty() ? new String[0] : required.split(" ")) {
            needed.add(field);
        }
        return schema;
    }

    private static Draft draftOf(String wish) {
        Draft draft = new GuidedCopilot(
                        CATALOG, new Expressions(), EMBEDDINGS, new InMemoryInterviews(), ZoneId.of("Europe/Berlin"))
                .draftOf(Conversation.ORG, wish);
        return DraftAssert.that(draft).draft();
    }

    private static List<Node.Call> calls(Draft draft) {
        return DraftAssert.that(draft).all(Node.Call.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When an order arrives by webhook, post it to the #orders channel in Slack | slack.post_message",
                "When an order arrives by webhook, let the #sales channel in slack know | slack.post_message",
                "Every Monday ping #team on Slack | slack.post_message",
                "When a form is submitted, create a Jira ticket for it | jira.create_issue",
                "When a form is submitted, open a bug in Jira | jira.create_issue",
                "Every morning fetch the open tickets from Jira and show them here | jira.search_issues",
                "When an order arrives by webhook, send a mail with Gmail to ops@acme.test | gmail.send_mail",
                "When an order arrives by webhook, save an answer as a draft in Gmail, don't send it | gmail.create_draft",
                "Every evening get the unread messages of #support from Slack and show them here | slack.list_messages",
            })
    void the_operation_nearest_to_the_words_does_the_step(String wish, String operation) {
        assertThat(calls(draftOf(wish))).extracting(Node.Call::operation).containsExactly(operation);
    }

    @Test
    void what_the_words_say_is_filled_in_and_the_rest_comes_from_the_data() {
        Draft draft = draftOf("When an order arrives by webhook, post it to the #orders channel in Slack");
        assertThat(calls(draft).getFirst().with())
                .isEqualTo(JSON.readTree("{\"text\": \"Order: {{trigger.output.body}}\", \"channel\": \"#orders\"}"));
        assertThat(draft.findings()).isEmpty();
    }

    @Test
    void what_nobody_said_is_asked_for_and_stays_open_until_then() {
        Draft draft = draftOf("When an order arrives by webhook, create a Jira ticket");
        assertThat(calls(draft).getFirst().with().path("project").asString()).isEmpty();
        assertThat(draft.questions()).extracting(Question::text).containsExactly("Which project in Jira?");
        assertThat(draft.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("guessed_input");
            assertThat(finding.where()).isEqualTo("create_issue.with.project");
        });
    }

    @Test
    void a_list_that_was_read_is_gone_through() {
        Draft draft = draftOf("Every Friday go through the open tickets in Jira and post each one to #dev in Slack");
        assertThat(DraftAssert.that(draft).only(Node.ForEach.class).items().asString())
                .isEqualTo("{{search_issues.output.issues}}");
        assertThat(calls(draft))
                .extracting(Node.Call::operation)
                .containsExactly("jira.search_issues", "slack.post_message");
    }

    @Test
    void nothing_is_deleted_that_nobody_spoke_of() {
        assertThat(calls(draftOf("When a form is submitted, update the issue in Jira")))
                .extracting(Node.Call::operation)
                .doesNotContain("jira.delete_issue");
    }

    @Test
    void a_system_without_a_connector_never_gets_another_ones() {
        Draft draft = draftOf("When an order arrives by webhook, post it to Mattermost and add a page in Confluence");
        assertThat(calls(draft)).extracting(Node.Call::operation).containsOnly("http.request");
        assertThat(draft.findings()).extracting(Finding::code).contains("no_address");
    }

    @Test
    void nobody_is_asked_for_the_address_of_what_is_connected() {
        Draft draft = draftOf("When an order arrives by webhook, post it to #orders in Slack");
        assertThat(draft.questions()).isEmpty();
    }
}
