package dev.parley.copilot.safeguards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalRuleTest {
    private static final String WEBHOOK = "{\"type\": \"webhook\"}";
    private static final String MANUAL = "{\"type\": \"manual\"}";
    private static final String DELETE = """
            {"id": "wipe", "use": "crm.delete", "title": "Delete the contact", "with": {"id": "{{input.id}}"}}""";
    private static final String WRITE = """
            {"id": "file", "use": "crm.write", "title": "File it", "with": {"note": "{{input.note}}"}}""";
    private static final String SUMMARY = """
            {"id": "sum", "use": "ai.summarize", "title": "Summarize", "with": {"text": "{{input.text}}"}}""";
    private static final String OK = """
            {"id": "ok", "use": "human.approval", "with": {"approvers": ["ana"], "message": "May it?"}}""";

    @Test
    void somebody_is_asked_before_anything_is_deleted() {
        Look look = Look.at(WEBHOOK, DELETE).applies("approval:wipe").says("approval:wipe", "cannot be brought back");
        assertThat(look.arrows("approve_wipe"))
                .containsExactlyInAnyOrder(
                        "trigger -> approve_wipe",
                        "approve_wipe -approved-> wipe",
                        "approve_wipe -rejected-> not_approved");
        assertThat(look.find("approval:wipe").map(Safeguard::gravity)).contains(Gravity.GRAVE);
    }

    @Test
    void the_question_shows_what_is_about_to_be_done() {
        Node.Approval asked = approvals(Look.at(WEBHOOK, DELETE)).getFirst();
        assertThat(asked.message()).isEqualTo("May this go ahead? \"Delete the contact\": id {{input.id}}");
        assertThat(asked.expires()).isNotNull();
    }

    @Test
    void the_question_shows_where_a_call_goes_but_no_secret() {
        String call = """
                {"id": "wipe", "use": "http.request", "title": "Clean up", "with": {"method": "DELETE",
                 "url": "https://c.test/{{input.id}}%s", "auth": {"type": "bearer", "token": "t"}, "body": "{{input.why}}"}}""";
        assertThat(approvals(Look.at(WEBHOOK, call.formatted(""))).getFirst().message())
                .isEqualTo("May this go ahead? \"Clean up\": DELETE https://c.test/{{input.id}}, body {{input.why}}");
        assertThat(approvals(Look.at(WEBHOOK, call.formatted("?api_key=1234567")))
                        .getFirst()
                        .message())
                .doesNotContain("1234567");
    }

    @Test
    void somebody_is_asked_before_money_is_spent() {
        Look.at(MANUAL, "{\"id\": \"buy\", \"use\": \"shop.buy\", \"with\": {}}")
                .applies("approval:buy")
                .says("approval:buy", "spends money");
    }

    @Test
    void nobody_is_asked_twice() {
        assertThat(approvals(Look.at(WEBHOOK, OK, DELETE))).hasSize(1);
        Look.at(WEBHOOK, OK, DELETE).isSilentAbout("approval");
    }

    @Test
    void who_is_asked_about_some_deletions_is_offered_to_be_asked_about_all() {
        String json = """
                {"parley": 1, "name": "T", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "large", "use": "logic.if", "with": {"condition": "input.total > 1000"}}, %s, %s],
                 "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"},
                           {"from": "ok", "to": "wipe", "when": "approved"}, {"from": "large", "to": "wipe", "when": "false"}]}""";
        Look.of(json.formatted(OK, DELETE.replace("\"with\"", "\"join\": \"any\", \"with\"")))
                .proposes("approval:wipe")
                .says("approval:wipe", "only on some of the ways");
        Look.of(json.formatted(OK, WRITE.replace("file", "wipe").replace("\"with\"", "\"join\": \"any\", \"with\"")))
                .isSilentAbout("approval");
    }

    @Test
    void one_question_stands_for_everything_that_follows_it() {
        Look look = Look.at(WEBHOOK, DELETE, WRITE, "{\"id\": \"buy\", \"use\": \"shop.buy\", \"with\": {}}");
        assertThat(approvals(look)).hasSize(1);
        assertThat(look.find("approval:wipe").orElseThrow().nodes()).containsExactly("wipe", "file", "buy");
    }

    @Test
    void what_only_changes_another_system_is_advice() {
        Look look = Look.at(WEBHOOK, WRITE).proposes("approval:file");
        assertThat(approvals(look)).isEmpty();
        assertThat(approvals(look.accepting("approval:file"))).hasSize(1);
        assertThat(look.accepting("approval:file").arrows("file")).containsExactly("approve_file -approved-> file");
    }

    @Test
    void what_was_accepted_stays_when_a_step_comes_before_it() {
        Look look = Look.at(WEBHOOK, WRITE.replace("file", "before"), WRITE).accepting("approval:file");
        assertThat(look.arrows("file")).containsExactly("approve_file -approved-> file");
    }

    @Test
    void a_grave_one_that_somebody_declined_stays_in_sight_with_their_name() {
        Look look = Look.at(WEBHOOK, DELETE).declining("approval:wipe");
        assertThat(approvals(look)).isEmpty();
        assertThat(look.guarded().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARN);
            assertThat(finding.code()).isEqualTo("safeguard_declined");
            assertThat(finding.message()).contains("Delete the contact").contains("Ana");
        });
        assertThat(Look.at(WEBHOOK, WRITE).declining("approval:file").guarded().findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delete the contact without asking",
                "No approval needed: delete it",
                "Delete it, don't ask anyone",
            })
    void nobody_is_asked_by_default_where_the_words_say_so(String wish) {
        Look look = Look.at(WEBHOOK, DELETE).wished(wish).proposes("approval:wipe");
        assertThat(approvals(look)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Nothing may be deleted without asking", "Never delete without approval", "Delete it. Ask ops."})
    void words_that_say_the_opposite_are_not_taken_for_it(String wish) {
        Look.at(WEBHOOK, DELETE).wished(wish).applies("approval:wipe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'to': 'bo@acme.test'}                    | MINOR",
                "{'to': 'Bo <bo@mail.acme.test>'}          | MINOR",
                "{'to': 'bo@acme.test', 'cc': 'x@far.test'} | GRAVE",
                "{'to': ['bo@acme.test', 'x@far.test']}    | GRAVE",
                "{'to': 'x@notacme.test'}                  | GRAVE",
                "{'to': '{{input.mail}}'}                  | GRAVE",
                "{'to': '{{input.name}}@acme.test'}        | GRAVE",
                "{'subject': 'Hi'}                         | GRAVE",
                "{'channel': '#ops'}                       | MINOR",
            })
    void what_is_sent_outside_or_to_nobody_knows_whom_is_grave(String with, Gravity gravity) {
        Look look = Look.at(
                MANUAL, "{\"id\": \"tell\", \"use\": \"mail.send\", \"with\": " + with.replace('\'', '"') + "}");
        assertThat(look.find("approval:tell").map(Safeguard::gravity)).contains(gravity);
    }

    @Test
    void a_company_that_named_no_domain_has_nobody_inside() {
        Look look = Look.at(MANUAL, "{\"id\": \"tell\", \"use\": \"mail.send\", \"with\": {\"to\": \"bo@acme.test\"}}")
                .in(dev.parley.copilot.scene.House.unknown());
        look.applies("approval:tell").says("approval:tell", "outside your company");
    }

    @Test
    void what_a_model_wrote_is_read_before_it_goes_out() {
        Look.at(WEBHOOK, SUMMARY, WRITE.replace("input.note", "sum.output.text"))
                .proposes("approval:file")
                .says("approval:file", "A model wrote it");
    }

    @Test
    void a_models_words_are_followed_through_other_steps_and_loops() {
        String kept =
                "{\"id\": \"keep\", \"use\": \"data.set\", \"with\": {\"values\": {\"note\": \"So: {{sum.output.text}}\"}}}";
        Look.at(WEBHOOK, SUMMARY, kept, WRITE.replace("input.note", "keep.output.note"))
                .says("approval:file", "A model wrote it");
        String loop = "{\"id\": \"all\", \"use\": \"logic.for_each\", \"with\": {\"items\": \"{{sum.output.text}}\"}}";
        Look.at(
                        WEBHOOK,
                        SUMMARY,
                        loop,
                        WRITE.replace("input.note", "each.item").replace("\"with\"", "\"in\": \"all\", \"with\""))
                .says("approval:file", "A model wrote it");
    }

    @Test
    void a_yes_from_before_the_model_wrote_is_no_yes_to_what_it_wrote() {
        String file = WRITE.replace("input.note", "sum.output.text");
        Look.at(WEBHOOK, OK, SUMMARY, file).says("approval:file", "A model wrote it");
        Look.at(WEBHOOK, SUMMARY, OK, file).isSilentAbout("approval");
    }

    @Test
    void what_only_stands_after_a_model_is_not_its_text() {
        Look.at(WEBHOOK, SUMMARY, WRITE).says("approval:file", "changes another system");
        String sorted =
                "{\"id\": \"sort\", \"use\": \"ai.classify\", \"with\": {\"text\": \"{{input.text}}\", \"labels\": [\"a\", \"b\"]}}";
        Look.at(WEBHOOK, sorted, WRITE.replace("input.note", "sort.output.label"))
                .says("approval:file", "changes another system");
    }

    @Test
    void a_loop_is_asked_about_once_before_it_begins() {
        String loop =
                "{\"id\": \"all\", \"use\": \"logic.for_each\", \"title\": \"Each row\", \"with\": {\"items\": \"{{input.rows}}\"}}";
        String wipe = DELETE.replace("\"with\"", "\"in\": \"all\", \"with\"").replace("input.id", "each.item.id");
        Look look = Look.at(WEBHOOK, loop, wipe).applies("approval:wipe");
        assertThat(look.arrows("all")).containsExactly("approve_all -approved-> all");
        Look.at(WEBHOOK, loop, WRITE.replace("\"with\"", "\"in\": \"all\", \"with\""))
                .proposes("approval:file")
                .says("approval:file", "every item");
    }

    private static List<Node.Approval> approvals(Look look) {
        return look.guarded().workflow().nodes().stream()
                .filter(Node.Approval.class::isInstance)
                .map(Node.Approval.class::cast)
                .toList();
    }
}
