package dev.parley.copilot.safeguards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.scene.House;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRulesTest {
    private static final String WEBHOOK = "{\"type\": \"webhook\"}";
    private static final String MANUAL = "{\"type\": \"manual\"}";
    private static final String WRITE = "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": {}}";
    private static final String SECOND = "{\"id\": \"mark\", \"use\": \"crm.write\", \"with\": {}}";
    private static final String READ = "{\"id\": \"find\", \"use\": \"crm.find\", \"with\": {}}";
    private static final String LOOP =
            "{\"id\": \"all\", \"use\": \"logic.for_each\", \"title\": \"Each row\", \"with\": {\"items\": \"{{input.rows}}\"}}";
    private static final String IN_LOOP =
            "{\"id\": \"file\", \"use\": \"crm.write\", \"in\": \"all\", \"with\": {\"row\": \"{{each.item}}\"}}";

    @Test
    void calls_are_tried_again_and_told_as_one() {
        Look look = Look.at(MANUAL, READ, WRITE, SECOND).applies("retry:find");
        assertThat(look.find("retry:find").map(Safeguard::text))
                .contains("3 calls are tried again up to 3 times when they fail.");
        Look same = Look.at(
                WEBHOOK,
                WRITE.replace("\"with\"", "\"title\": \"Write\", \"with\""),
                SECOND.replace("\"with\"", "\"title\": \"Write\", \"with\""));
        same.says("retry:file", "2 calls").says("error_path:file", "\"Write\" (2 steps) fail for good");
        assertThat(retries(look, "mark")).isEqualTo(3);
        assertThat(retries(look.declining("retry:find", "retry:file", "retry:mark"), "mark"))
                .isZero();
    }

    @Test
    void a_retry_that_is_written_already_is_left_as_it_is() {
        String own = "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": {}, \"retry\": {\"max\": 7}}";
        assertThat(retries(Look.at(MANUAL, own).isSilentAbout("retry"), "file")).isEqualTo(7);
    }

    @Test
    void a_question_that_never_ends_is_given_an_end() {
        String ok = "{\"id\": \"ok\", \"use\": \"human.approval\", \"with\": {\"message\": \"Go?\"}}";
        Look look = Look.at(MANUAL, ok, WRITE).applies("limit:ok");
        assertThat(approval(look, "ok").expires()).isEqualTo(Duration.ofHours(24));
        assertThat(approval(look.declining("limit:ok"), "ok").expires()).isNull();
        Look.at(MANUAL, ok.replace("\"Go?\"", "\"Go?\", \"expires\": \"2h\""), WRITE)
                .isSilentAbout("limit");
    }

    @Test
    void what_fails_unseen_is_seen_to_by_somebody() {
        Look look = Look.at(WEBHOOK, WRITE).proposes("error_path:file").says("error_path:file", "starts by itself");
        assertThat(look.arrows("see_to_it")).isEmpty();
        assertThat(look.accepting("error_path:file").arrows("see_to_it"))
                .containsExactly("file -error-> see_to_it", "see_to_it -rejected-> not_seen_to");
    }

    @Test
    void one_question_sees_to_all_that_fails() {
        Look look = Look.at(WEBHOOK, WRITE, SECOND).accepting("error_path:file", "error_path:mark");
        assertThat(look.arrows("see_to_it")).contains("file -error-> see_to_it", "mark -error-> see_to_it");
        Look both = Look.at(WEBHOOK, LOOP, IN_LOOP, SECOND).accepting("error_path:file", "error_path:mark");
        assertThat(both.arrows("see_to_it")).contains("file -error-> see_to_it");
        assertThat(both.arrows("see_to_it_2")).contains("mark -error-> see_to_it_2");
    }

    @Test
    void whoever_starts_a_single_step_sees_it_fail() {
        Look.at(MANUAL, WRITE).isSilentAbout("error_path");
        Look.at(MANUAL, WRITE, SECOND).proposes("error_path:mark").says("error_path:mark", "stays done");
        Look.at(WEBHOOK, READ).isSilentAbout("error_path");
    }

    @Test
    void an_error_path_that_is_there_is_enough() {
        Look.of("""
                {"parley": 1, "name": "T", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "file", "use": "crm.write", "with": {}}, {"id": "tell", "use": "crm.write", "with": {}}],
                 "edges": [{"from": "trigger", "to": "file"}, {"from": "file", "to": "tell", "when": "error"}]}""").isSilentAbout("error_path");
    }

    @Test
    void a_loop_that_changes_things_can_be_given_a_limit() {
        Look look = Look.at(WEBHOOK, LOOP, IN_LOOP).proposes("bulk_limit:all");
        Look limited = look.accepting("bulk_limit:all");
        assertThat(limited.arrows("few_enough")).contains("few_enough -true-> all", "few_enough -false-> too_many");
        assertThat(limited.guarded().workflow().node(new NodeId("few_enough")))
                .get()
                .extracting(node -> ((Node.If) node).condition())
                .isEqualTo("size(input.rows) <= 100");
    }

    @Test
    void a_limit_and_a_yes_go_together() {
        Look both = Look.at(WEBHOOK, LOOP, IN_LOOP).accepting("bulk_limit:all", "approval:file");
        assertThat(both.arrows("all")).containsExactly("few_enough -true-> all");
        assertThat(both.arrows("few_enough")).contains("approve_all -approved-> few_enough");
    }

    @Test
    void a_loop_that_only_reads_or_has_an_end_needs_no_limit() {
        Look.at(WEBHOOK, LOOP, READ.replace("\"with\"", "\"in\": \"all\", \"with\""))
                .isSilentAbout("bulk_limit");
        Look.at(WEBHOOK, LOOP.replace("\"{{input.rows}}\"", "[1, 2]"), IN_LOOP).isSilentAbout("bulk_limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input.email",
                "input.customer.firstName",
                "trigger.output.body.iban",
                "input.dateOfBirth",
                "input.salary",
                "input['phone']",
                "find.output",
            })
    void personal_data_stays_in_the_house(String path) {
        Look look = Look.at(WEBHOOK, READ, summary(path))
                .proposes("personal_data:sum")
                .says("personal_data:sum", "Anthropic");
        assertThat(((Node.Call) look.accepting("personal_data:sum")
                                .guarded()
                                .workflow()
                                .node(new NodeId("sum"))
                                .orElseThrow())
                        .with()
                        .path("model")
                        .asString())
                .isEqualTo("ollama/llama3.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"input.title", "input.ip", "input.file_name", "input.emails_sent", "find.output.stage"})
    void other_data_may_go(String path) {
        Look.at(WEBHOOK, READ, summary(path)).isSilentAbout("personal_data");
    }

    @Test
    void a_model_of_ones_own_may_read_everything() {
        Look.at(WEBHOOK, summary("input.email").replace("\"with\": {", "\"with\": {\"model\": \"ollama/llama3.2\", "))
                .isSilentAbout("personal_data");
        Look.at(WEBHOOK, summary("input.email")).in(House.unknown()).isSilentAbout("personal_data");
        Look.at(
                        WEBHOOK,
                        "{\"id\": \"sort\", \"use\": \"ai.classify\", \"with\": {\"text\": \"{{input.email}}\", \"labels\": [\"a\", \"b\"]}}")
                .isSilentAbout("personal_data");
    }

    @Test
    void rounds_come_to_an_end() {
        String rounds = "{\"id\": \"again\", \"use\": \"logic.repeat\", \"with\": {\"max\": 5000}}";
        String member = WRITE.replace("\"with\"", "\"in\": \"again\", \"with\"");
        Look look = Look.at(WEBHOOK, rounds, member).proposes("endless:again");
        assertThat(look.accepting("endless:again").guarded().workflow().node(new NodeId("again")))
                .get()
                .extracting(node -> ((Node.Repeat) node).max())
                .isEqualTo(100);
        Look.at(WEBHOOK, rounds.replace("5000", "50"), member).isSilentAbout("endless");
    }

    @Test
    void a_workflow_that_starts_itself_is_told_of() {
        Look.at(WEBHOOK, "{\"id\": \"me\", \"use\": \"workflow.call\", \"with\": {\"workflow\": \"test\"}}")
                .proposes("endless:me");
        Look.at(WEBHOOK, "{\"id\": \"me\", \"use\": \"workflow.call\", \"with\": {\"workflow\": \"Other\"}}")
                .isSilentAbout("endless");
        String raise = "{\"id\": \"raise\", \"use\": \"http.request\", \"with\": {\"method\": \"POST\", "
                + "\"url\": \"https://parley.test/api/events\", \"body\": {\"source\": \"orders.paid\"}}}";
        Look.at("{\"type\": \"event\", \"source\": \"orders.paid\"}", raise).proposes("endless:raise");
        Look.at("{\"type\": \"event\", \"source\": \"orders.made\"}", raise).isSilentAbout("endless");
    }

    @Test
    void what_only_a_person_can_mend_is_not_called_done() {
        Look look =
                Look.at(WEBHOOK, "{\"id\": \"me\", \"use\": \"workflow.call\", \"with\": {\"workflow\": \"Test\"}}");
        assertThat(look.find("endless:me").orElseThrow().isMendable()).isFalse();
        look.accepting("endless:me").proposes("endless:me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'headers': {'Authorization': 'Bearer abcdefgh12345'}}",
                "{'auth': {'password': 'hunter2'}}",
                "{'url': 'https://ana:geheim@crm.test/x'}",
                "{'url': 'https://crm.test/x?api_key=1234567890'}",
                "{'body': {'note': 'use sk-abcdefghijklmnop1234 for it'}}",
            })
    void a_secret_in_the_workflow_is_told_of(String with) {
        Look.at(WEBHOOK, "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": " + with.replace('\'', '"') + "}")
                .proposes("secret:file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'headers': {'Authorization': 'Bearer {{input.token}}'}}",
                "{'body': {'note': 'the secret of success', 'tokens': 12}}",
                "{'url': 'https://crm.test/x?page=1234567890'}",
            })
    void what_only_looks_like_a_secret_is_not(String with) {
        Look.at(WEBHOOK, "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": " + with.replace('\'', '"') + "}")
                .isSilentAbout("secret");
    }

    @Test
    void a_webhook_that_anyone_may_call_is_told_of_where_it_matters() {
        String wipe = "{\"id\": \"wipe\", \"use\": \"crm.delete\", \"with\": {}}";
        Look.at(WEBHOOK, wipe).isSilentAbout("webhook_secret");
        Look.at(WEBHOOK, wipe).declining("approval:wipe").proposes("webhook_secret:trigger");
        Look.at("{\"type\": \"webhook\", \"secret\": \"s\"}", wipe)
                .declining("approval:wipe")
                .isSilentAbout("webhook_secret");
        Look.at(WEBHOOK, WRITE).isSilentAbout("webhook_secret");
    }

    @Test
    void the_gravest_comes_first() {
        String wipe = "{\"id\": \"wipe\", \"use\": \"crm.delete\", \"with\": {}}";
        assertThat(Look.at(WEBHOOK, READ, summary("input.email"), LOOP, IN_LOOP, wipe)
                        .guarded()
                        .safeguards())
                .extracting(Safeguard::gravity)
                .isSorted();
    }

    private static String summary(String path) {
        return "{\"id\": \"sum\", \"use\": \"ai.summarize\", \"with\": {\"text\": \"About: {{" + path + "}}\"}}";
    }

    private static int retries(Look look, String step) {
        var retry = look.guarded()
                .workflow()
                .node(new NodeId(step))
                .orElseThrow()
                .settings()
                .retry();
        return retry == null ? 0 : retry.max();
    }

    private static Node.Approval approval(Look look, String step) {
        return (Node.Approval) look.guarded().workflow().node(new NodeId(step)).orElseThrow();
    }
}
