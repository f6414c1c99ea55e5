package dev.parley.bot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class WorkflowPictureTest {
    static final Workflow ORDERS = workflow("""
            {"parley": 1, "name": "Orders", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "big", "use": "logic.if", "with": {"condition": "trigger.output.body.total > 1000"}},
               {"id": "ok", "use": "human.approval", "with": {"approvers": ["role:ops"], "message": "Send it?"}},
               {"id": "send", "use": "http.request", "join": "any",
                "with": {"method": "POST", "url": "https://orders.example.com/v1/orders"}},
               {"id": "refused", "use": "logic.stop", "with": {"status": "failed", "message": "Not approved"}}],
             "edges": [
               {"from": "trigger", "to": "big"}, {"from": "big", "to": "ok", "when": "true"},
               {"from": "big", "to": "send", "when": "false"}, {"from": "ok", "to": "send", "when": "approved"},
               {"from": "ok", "to": "refused", "when": "rejected"}]}
            """);

    @Test
    void shows_each_step_with_what_it_is_about_and_each_outcome() throws Exception {
        assertThat(texts(WorkflowPicture.svg(ORDERS, Map.of())))
                .contains("Webhook", "Check", "total > 1000", "Approval", "ask ops", "POST orders.example.com")
                .contains("Not approved", "true", "false", "approved", "rejected");
    }

    @Test
    void draws_no_card_over_another() {
        var layout = LayeredLayout.of(
                ORDERS.nodes().stream().map(node -> Card.of(node, null)).toList(), ORDERS.edges(), Nesting.of(ORDERS));
        var cards = layout.cards();
        for (var one : cards) {
            assertThat(cards.stream().filter(other -> other != one))
                    .allSatisfy(other -> assertThat(Math.abs(one.x() - other.x()) >= one.width()
                                    || Math.abs(one.y() - other.y()) >= Card.HEIGHT)
                            .isTrue());
        }
    }

    @Test
    void frames_the_steps_of_a_loop_beneath_its_words_and_those_of_a_loop_within_it() {
        var workflow = workflow(LOOPS);
        var layout = LayeredLayout.of(
                workflow.nodes().stream().map(node -> Card.of(node, null)).toList(),
                workflow.edges(),
                Nesting.of(workflow));
        var orders = placed(layout, "orders");
        var lines = placed(layout, "lines");
        assertThat(orders.isFrame() && lines.isFrame()).isTrue();
        assertThat(isInside(lines, orders)).isTrue();
        assertThat(isInside(placed(layout, "file"), lines)).isTrue();
        assertThat(isInside(placed(layout, "thank"), orders)).isTrue();
        assertThat(isInside(placed(layout, "thank"), lines)).isFalse();
        assertThat(isInside(placed(layout, "done"), orders)).isFalse();
        assertThat(layout.arrows()).hasSize(3).allSatisfy(arrow -> {
            assertThat(arrow.path()).hasSizeGreaterThan(1);
            assertThat(arrow.path().getLast().y())
                    .isGreaterThan(arrow.path().getFirst().y());
        });
        var inner = layout.arrows().get(1).path();
        assertThat(inner.getFirst().y()).isEqualTo(lines.y() + lines.height());
        assertThat(inner.getLast().y()).isEqualTo(placed(layout, "thank").y());
    }

    @Test
    void draws_a_loop_that_is_none_and_an_arrow_into_one_as_well_as_it_can() throws Exception {
        var draft = workflow("""
                {"parley": 1, "name": "Draft", "trigger": {"type": "manual"},
                 "nodes": [{"id": "a", "use": "data.set", "in": "b", "with": {"values": {"v": 1}}},
                           {"id": "b", "use": "data.set", "with": {"values": {"v": 2}}},
                           {"id": "one", "use": "logic.repeat", "in": "two", "with": {"max": 2}},
                           {"id": "two", "use": "logic.repeat", "in": "one", "with": {"max": 2}},
                           {"id": "c", "use": "logic.stop", "in": "two", "with": {"message": "Enough"}}],
                 "edges": [{"from": "trigger", "to": "c"}]}
                """);
        assertThat(texts(WorkflowPicture.svg(draft, Map.of()))).contains("Set values", "Repeat", "Enough");
    }

    static final String LOOPS = """
            {"parley": 1, "name": "Orders", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "orders", "use": "logic.for_each", "with": {"items": "{{input.orders}}"}},
               {"id": "lines", "use": "logic.for_each", "in": "orders", "with": {"items": "each.item.lines"}},
               {"id": "large", "use": "logic.if", "in": "lines", "with": {"condition": "each.item.total > 10"}},
               {"id": "file", "use": "jira.create_issue", "in": "lines", "with": {}},
               {"id": "thank", "use": "data.set", "in": "orders", "with": {"values": {"v": 1}}},
               {"id": "done", "use": "data.set", "with": {"values": {"v": 1}}}],
             "edges": [
               {"from": "orders", "to": "done"}, {"from": "lines", "to": "thank"}, {"from": "large", "to": "file", "when": "true"}]}
            """;

    private static Layout.Placed placed(Layout layout, String id) {
        return layout.cards().stream()
                .filter(card -> card.card().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isInside(Layout.Placed inner, Layout.Placed outer) {
        return inner.x() > outer.x()
                && inner.x() + inner.width() < outer.x() + outer.width()
                && inner.y() >= outer.y() + Card.HEIGHT
                && inner.y() + inner.height() < outer.y() + outer.height();
    }

    @Test
    void marks_where_a_run_stands() throws Exception {
        var svg = WorkflowPicture.svg(
                ORDERS,
                Map.of(
                        NodeId.TRIGGER,
                        StepStatus.DONE,
                        new NodeId("big"),
                        StepStatus.DONE,
                        new NodeId("ok"),
                        StepStatus.WAITING,
                        new NodeId("refused"),
                        StepStatus.SKIPPED));
        assertThat(classes(svg))
                .contains(
                        "card trigger done",
                        "card logic done",
                        "card human waiting",
                        "card end skipped",
                        "card action");
    }

    @Test
    void lets_no_text_become_markup() throws Exception {
        var hostile = "</text><script>alert('x')</script>&\" \u0000\u0008";
        var workflow = workflow("""
                {"parley": 1, "name": %1$s, "trigger": {"type": "chat", "phrase": %1$s},
                 "nodes": [{"id": "a", "use": "logic.stop", "title": %1$s, "with": {"status": "failed", "message": %1$s}},
                           {"id": "b", "use": "data.set", "with": {"values": {"v": 1}}}],
                 "edges": [{"from": "trigger", "to": "a"}, {"from": "a", "to": "b", "when": %1$s}]}
                """.formatted(JsonMapper.shared().writeValueAsString(hostile)));

        var svg = WorkflowPicture.svg(workflow, Map.of());

        assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void cuts_long_texts_to_the_card() throws Exception {
        var svg = WorkflowPicture.svg(
                workflow("""
                        {"parley": 1, "name": "Long", "trigger": {"type": "manual"},
                         "nodes": [{"id": "a", "use": "data.set", "title": "%s", "with": {"values": {}}}], "edges": []}
                        """.formatted("Wait until everybody has said what they think ".repeat(3))), Map.of());
        assertThat(texts(svg))
                .anySatisfy(text ->
                        assertThat(text).startsWith("Wait until").endsWith("…").hasSizeLessThan(40));
    }

    @Test
    void draws_a_draft_with_mistakes_too() throws Exception {
        var draft = workflow("""
                {"parley": 1, "name": "Draft", "trigger": {"type": "manual"},
                 "nodes": [{"id": "a", "use": "data.set", "with": {"values": {}}}, {"id": "b", "use": "data.set", "with": {"values": {}}}],
                 "edges": [{"from": "a", "to": "b"}, {"from": "b", "to": "a"}, {"from": "a", "to": "a"}, {"from": "a", "to": "nowhere"}]}
                """);
        assertThat(texts(WorkflowPicture.svg(draft, Map.of()))).contains("Set values");
    }

    @Test
    void lays_out_thirty_steps() throws Exception {
        var nodes = new ArrayList<String>();
        var edges = new ArrayList<String>();
        IntStream.range(0, 30).forEach(i -> {
            nodes.add("{\"id\": \"n%d\", \"use\": \"jira.create_issue\", \"with\": {}}".formatted(i));
            edges.add("{\"from\": \"%s\", \"to\": \"n%d\"}".formatted(i < 3 ? "trigger" : "n" + (i - 3), i));
            if (i >= 10) {
                edges.add("{\"from\": \"n%d\", \"to\": \"n%d\", \"when\": \"error\"}".formatted(i - 10, i));
            }
        });
        var workflow = workflow(
                "{\"parley\": 1, \"name\": \"Thirty\", \"trigger\": {\"type\": \"manual\"}, \"nodes\": %s, \"edges\": %s}"
                        .formatted(nodes, edges));

        assertThat(texts(WorkflowPicture.svg(workflow, Map.of())))
                .filteredOn("Create issue"::equals)
                .hasSize(30);
    }

    static Workflow workflow(String json) {
        try {
            return WorkflowJson.read(JsonMapper.shared().readTree(json)).workflow();
        } catch (WorkflowSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(String svg) throws Exception {
        var nodes = parse(svg).getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static List<String> classes(String svg) throws Exception {
        var nodes = parse(svg).getElementsByTagName("g");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("class"))
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}
