package dev.parley.copilot.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Recognized;
import dev.parley.copilot.safeguards.Look;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import org.junit.jupiter.api.Test;

class PatternsTest {
    private static final String WEBHOOK = "{\"type\": \"webhook\"}";
    private static final String DAILY = "{\"type\": \"schedule\", \"cron\": \"0 9 * * *\", \"zone\": \"UTC\"}";
    private static final String FETCH =
            "{\"id\": \"fetch\", \"use\": \"http.request\", \"title\": \"Fetch the news\", \"with\": {\"url\": \"https://n.test\"}}";
    private static final String SHOW =
            "{\"id\": \"show\", \"use\": \"data.set\", \"with\": {\"values\": {\"digest\": \"{{fetch.output.body}}\"}}}";
    private static final String SORT =
            "{\"id\": \"sort\", \"use\": \"ai.classify\", \"with\": {\"text\": \"{{input.text}}\", \"labels\": [\"bug\", \"bill\"]}}";
    private static final String WHICH =
            "{\"id\": \"which\", \"use\": \"logic.switch\", \"with\": {\"value\": \"sort.output.label\", \"cases\": [\"bug\", \"bill\"]}}";
    private static final String OK =
            "{\"id\": \"ok\", \"use\": \"human.approval\", \"with\": {\"approvers\": [\"ana\"], \"message\": \"Go?\", \"expires\": \"2h\"}}";
    private static final String WRITE = "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": {}}";

    @Test
    void a_triage_sends_what_fits_no_label_to_a_person() {
        Look look = Look.at(WEBHOOK, SORT, WHICH).proposes("triage_default:which");
        assertThat(look.pattern()).get().extracting(Recognized::id).isEqualTo("triage");
        assertThat(look.pattern().orElseThrow().advice()).contains("only the sorting");
        assertThat(look.accepting("triage_default:which").arrows("look_at_it"))
                .containsExactly("which -default-> look_at_it");
    }

    @Test
    void a_triage_with_a_default_way_lacks_nothing() {
        assertThat(Look.at(WEBHOOK, SORT).pattern()).isEmpty();
        Look.at(WEBHOOK, SORT, WHICH).accepting("triage_default:which").applies("triage_default:which");
    }

    @Test
    void a_digest_says_so_when_there_is_nothing() {
        Look look = Look.at(DAILY, FETCH, SHOW).proposes("digest_empty:fetch");
        Look saying = look.accepting("digest_empty:fetch");
        assertThat(saying.arrows("anything_new"))
                .containsExactlyInAnyOrder(
                        "fetch -> anything_new", "anything_new -true-> show", "anything_new -false-> nothing_new");
        Look.at(WEBHOOK, FETCH, SHOW).isSilentAbout("digest_empty");
    }

    @Test
    void a_watchdog_that_cannot_look_says_so() {
        String check =
                "{\"id\": \"if_low\", \"use\": \"logic.if\", \"with\": {\"condition\": \"fetch.output.status == 500\"}}";
        Look look = Look.at(DAILY, FETCH, check, WRITE).proposes("watch_blind:fetch");
        assertThat(look.accepting("watch_blind:fetch").arrows("look_yourself"))
                .containsExactly("fetch -error-> look_yourself");
        Look.at(WEBHOOK, FETCH, check, WRITE).isSilentAbout("watch_blind");
    }

    @Test
    void whoever_does_not_answer_is_followed_by_an_owner() {
        Look look = Look.at(WEBHOOK, OK, WRITE).proposes("escalation:ok");
        Look escalating = look.accepting("escalation:ok");
        assertThat(escalating.arrows("owner_approval"))
                .containsExactly("ok -expired-> owner_approval", "owner_approval -approved-> file");
        assertThat(((Node.Approval) node(escalating, "owner_approval")).approvers())
                .containsExactly("role:owner");
        assertThat(node(escalating, "file").settings().join()).isEqualTo(NodeSettings.Join.ANY);
        Look.at(WEBHOOK, OK.replace("[\"ana\"]", "[]"), WRITE).isSilentAbout("escalation");
    }

    @Test
    void one_bad_item_does_not_stop_a_sync() {
        String loop = "{\"id\": \"all\", \"use\": \"logic.for_each\", \"with\": {\"items\": \"{{input.rows}}\"}}";
        String member = WRITE.replace("\"with\"", "\"in\": \"all\", \"with\"");
        Look look = Look.at(WEBHOOK, loop, member).proposes("sync_go_on:all");
        assertThat(node(look.accepting("sync_go_on:all"), "all").settings().onError())
                .isEqualTo(NodeSettings.OnError.CONTINUE);
        Look.at(WEBHOOK, loop.replace("\"with\"", "\"onError\": \"continue\", \"with\""), member)
                .isSilentAbout("sync_go_on");
    }

    @Test
    void of_several_patterns_only_one_piece_is_proposed() {
        Look look = Look.at(DAILY, FETCH, SHOW, OK, WRITE);
        assertThat(look.guarded().safeguards())
                .filteredOn(some ->
                        some.kind().equals("digest_empty") || some.kind().equals("escalation"))
                .hasSize(1);
        look.declining("digest_empty:fetch").proposes("escalation:ok");
    }

    @Test
    void steps_that_are_always_the_same_without_a_model_need_no_advice() {
        assertThat(Look.at(DAILY, FETCH, SHOW).pattern()).isEmpty();
    }

    @Test
    void where_the_next_step_depends_on_what_is_found_an_agent_fits() {
        Recognized found = Look.at(WEBHOOK, FETCH)
                .wished("When an alert comes in, investigate what happened and fix it")
                .pattern()
                .orElseThrow();
        assertThat(found.way()).isEqualTo(Recognized.Way.AGENT);
        assertThat(found.advice()).contains("depends on what is found");
    }

    private static Node node(Look look, String id) {
        return look.guarded().workflow().node(new NodeId(id)).orElseThrow();
    }
}
