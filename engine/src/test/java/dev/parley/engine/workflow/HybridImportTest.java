package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Examples.json;
import static dev.parley.engine.workflow.Examples.mistakes;
import static dev.parley.engine.workflow.Examples.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding.Severity;
import org.junit.jupiter.api.Test;

class HybridImportTest {
    @Test
    void the_start_and_the_end_are_no_steps() {
        var workflow = parse(Examples.file(Examples.ONBOARDING)).workflow();

        assertThat(workflow.name()).isEqualTo("Agentic User Onboarding");
        assertThat(workflow.nodes())
                .extracting(node -> node.id().value())
                .containsExactly(
                        "step_get_user",
                        "step_route_user",
                        "step_escalate",
                        "step_standard_process",
                        "step_send_email");
    }

    @Test
    void the_node_without_a_next_one_becomes_an_agent_that_chooses_among_the_loose_nodes() {
        var workflow = parse(Examples.file(Examples.ONBOARDING)).workflow();

        var route = (Node.Call) workflow.node(new NodeId("step_route_user")).orElseThrow();
        assertThat(route.operation()).isEqualTo("ai.route");
        assertThat(route.with()).isEqualTo(json("""
                {"input": "{{step_get_user.output}}",
                 "routes": [{"label": "step_escalate", "when": "Escalate to premium support"},
                            {"label": "step_standard_process", "when": "Process standard user"}]}"""));
        assertThat(workflow.edges())
                .containsExactly(
                        edge("trigger", "step_get_user", null),
                        edge("step_get_user", "step_route_user", null),
                        edge("step_route_user", "step_escalate", "step_escalate"),
                        edge("step_route_user", "step_standard_process", "step_standard_process"),
                        edge("step_escalate", "step_send_email", null),
                        edge("step_standard_process", "step_send_email", null));
    }

    @Test
    void the_user_is_premium_unless_the_input_says_otherwise() {
        var workflow = parse(Examples.file(Examples.ONBOARDING)).workflow();

        var user = (Node.SetValues) workflow.node(new NodeId("step_get_user")).orElseThrow();
        assertThat(user.values().get("user_type").stringValue())
                .isEqualTo("{{has(input.user_type) ? input.user_type : 'premium'}}");
        assertThat(((Trigger.Manual) workflow.trigger()).inputs())
                .extracting(Trigger.Input::name)
                .contains("user_type");
    }

    @Test
    void the_mail_reads_the_user_that_both_branches_come_from_and_warns_that_none_is_sent() {
        var parsed = parse(Examples.file(Examples.ONBOARDING));

        var mail = (Node.SetValues)
                parsed.workflow().node(new NodeId("step_send_email")).orElseThrow();
        assertThat(mail.values().get("to").stringValue()).isEqualTo("{{step_get_user.output.email}}");
        assertThat(parsed.notes())
                .filteredOn(note -> note.where().equals("step_send_email"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.WARN);
                    assertThat(note.message()).contains("no mail is sent");
                });
    }

    @Test
    void routes_that_are_listed_win_over_those_that_are_guessed() {
        var workflow = parse(json("""
                {"name": "n", "start_at": "pick", "nodes": {
                  "pick": {"class": "PickNode", "routes": {"when it is urgent": "fast"}},
                  "fast": {"class": "EndlessNode", "next_node": "end"},
                  "end": {"class": "EndNode"}}}""")).workflow();

        assertThat(((Node.Call) workflow.nodes().getFirst()).with())
                .isEqualTo(
                        json(
                                "{\"input\": \"{{input}}\", \"routes\": [{\"label\": \"fast\", \"when\": \"when it is urgent\"}]}"));
        assertThat(workflow.edges()).containsExactly(edge("trigger", "pick", null), edge("pick", "fast", "fast"));
    }

    @Test
    void an_unknown_class_hands_on_what_it_was_given_and_says_so() {
        var parsed = parse(json("""
                {"name": "n", "start_at": "start", "nodes": {
                  "start": {"class": "StartNode", "next_node": "user"},
                  "user": {"class": "GetUserDataNode", "next_node": "score"},
                  "score": {"class": "ScoreLeadNode", "next_node": "end"},
                  "end": {"class": "EndNode"}}}"""));

        var score = (Node.SetValues) parsed.workflow().node(new NodeId("score")).orElseThrow();
        assertThat(score.values()).isEqualTo(json("{\"previous\": \"{{user.output}}\"}"));
        assertThat(parsed.notes())
                .anySatisfy(note -> assertThat(note.message()).contains("score").contains("ScoreLeadNode"));
    }

    @Test
    void two_agents_that_list_nothing_are_ambiguous() {
        assertThat(mistakes("""
                {"name": "n", "start_at": "one", "nodes": {
                  "one": {"class": "PickNode"}, "two": {"class": "PickNode"},
                  "go": {"class": "StartNode", "next_node": "two"},
                  "left": {"class": "SendWelcomeEmailNode"}}}""")).singleElement().satisfies(mistake -> {
            assertThat(mistake.code()).isEqualTo("ambiguous_route");
            assertThat(mistake.hint()).contains("routes");
        });
    }

    @Test
    void a_next_node_that_does_not_exist_is_answered_with_the_nearest() {
        assertThat(mistakes("""
                {"name": "n", "start_at": "start", "nodes": {
                  "start": {"class": "StartNode", "next_node": "finsh"}, "finish": {"class": "EndNode"}}}"""))
                .containsExactly(Finding.error(
                        "unknown_step", "start", "There is no node \"finsh\".", "Did you mean \"finish\"?"));
    }

    @Test
    void branches_that_rejoin_again_and_again_are_imported_in_no_time() {
        var nodes = new StringBuilder("\"n0\": {\"class\": \"AnyNode\", \"next_nodes\": [\"a0\", \"b0\"]}");
        for (int i = 0; i < 60; i++) {
            for (String side : new String[] {"a", "b"}) {
                nodes.append(",\"%s%d\": {\"class\": \"AnyNode\", \"next_node\": \"n%d\"}".formatted(side, i, i + 1));
            }
            nodes.append(",\"n%d\": {\"class\": \"AnyNode\", \"next_nodes\": [\"a%d\", \"b%d\"]}"
                    .formatted(i + 1, i + 1, i + 1));
        }
        nodes.append(",\"a60\": {\"class\": \"EndNode\"}, \"b60\": {\"class\": \"EndNode\"}");

        var workflow = parse(json("{\"name\": \"n\", \"start_at\": \"n0\", \"nodes\": {" + nodes + "}}"))
                .workflow();

        assertThat(((Node.Call) workflow.node(new NodeId("n60")).orElseThrow())
                        .with()
                        .get("input")
                        .stringValue())
                .isEqualTo("{{n59.output}}");
    }

    private static Edge edge(String from, String to, String when) {
        return new Edge(new NodeId(from), new NodeId(to), when);
    }
}
