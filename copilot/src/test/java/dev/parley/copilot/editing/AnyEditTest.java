package dev.parley.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Edited;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnyEditTest {
    private static final List<Workflow> WORKFLOWS =
            List.of(Workflows.ORDERS, Workflows.DIGEST, Workflows.INVOICES, Workflows.LINES);
    private static final List<String> IDS = List.of(
            "large",
            "ok",
            "post",
            "news",
            "slack",
            "mail",
            "first",
            "customer",
            "second",
            "boss",
            "pause",
            "lines",
            "file",
            "sum",
            "kind",
            "shop",
            "depot",
            "wait_10m",
            "gone");
    /** What a graph must never have, whatever its steps say. */
    private static final Set<String> MALFORMED = Set.of(
            "dangling_edge",
            "edge_into_trigger",
            "self_edge",
            "duplicate_edge",
            "cycle",
            "unreachable",
            "no_start",
            "crosses_container",
            "no_container",
            "container_in_itself",
            "unknown_outcome",
            "duplicate_id",
            "reserved_id");

    @Property(tries = 200)
    void whatever_is_said_in_a_row_the_workflow_gets_no_mistake(
            @ForAll("workflows") Workflow workflow, @ForAll("sayings") List<String> sayings) {
        Workflow edited = workflow;
        for (String words : sayings) {
            if (Workflows.edit(edited, words).orElse(null) instanceof Edited.Made made) {
                assertThat(made.changes().isEmpty()).isFalse();
                edited = made.draft().workflow();
                assertThat(Workflows.RULES.check(edited))
                        .as(words)
                        .filteredOn(Finding::isError)
                        .isEmpty();
            }
        }
    }

    @Property(tries = 400)
    void any_edits_in_a_row_leave_a_graph_that_is_whole(
            @ForAll("workflows") Workflow workflow, @ForAll("edits") List<Edit> edits) {
        Workflow edited = workflow;
        for (Edit edit : edits) {
            edited = edit.apply(edited);
        }
        if (!edited.nodes().isEmpty()) {
            assertThat(Workflows.RULES.check(edited))
                    .as("%s", edited)
                    .extracting(Finding::code)
                    .doesNotContainAnyElementsOf(MALFORMED);
        }
    }

    @Property(tries = 200)
    void an_edit_is_kept_as_json_and_comes_back_the_same(
            @ForAll("workflows") Workflow workflow, @ForAll("edit") Edit edit) {
        JsonMapper json = JsonMapper.shared();
        Edit back = json.readValue(json.writerFor(Edit.class).writeValueAsString(edit), Edit.class);
        assertThat(back.apply(workflow)).isEqualTo(edit.apply(workflow));
    }

    @Provide
    Arbitrary<Workflow> workflows() {
        return Arbitraries.of(WORKFLOWS);
    }

    @Provide
    Arbitrary<List<String>> sayings() {
        Arbitrary<String> step = Arbitraries.of(
                "the post",
                "the mail",
                "the approval",
                "the wait",
                "the loop",
                "the first step",
                "the last step",
                "it",
                "the second approval",
                "the fetch",
                "the condition",
                "the shop",
                "filing",
                "Slack",
                "the count");
        Arbitrary<String> form = Arbitraries.of(
                "add an approval before %s",
                "ask ana after %s",
                "remove %s",
                "wait 10 minutes before %s",
                "after %s, post the result to https://log.example/x",
                "only if the total is over 5, before %s",
                "if %s fails, POST it to https://alarm.example/x",
                "go on even if %s fails",
                "move %s to the start",
                "move %s to the end",
                "retry %s 3 times",
                "rename %s to Something",
                "use Jira instead of %s",
                "put %s before the mail",
                "run it at 8",
                "start it by webhook",
                "start it myself",
                "every hour",
                "only for orders from Germany",
                "show me the total at the end",
                "also wait 5 minutes",
                "change the limit to 7",
                "two people must approve",
                "ask finance instead",
                "remove all approvals",
                "summarize it before %s",
                "set the text to {{nothing.output}}",
                "rename it to {{x}}");
        return Combinators.combine(form, step)
                .as((words, reference) -> words.replace("%s", reference))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return edit().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Edit> edit() {
        Arbitrary<NodeId> ids = Arbitraries.of(IDS).map(NodeId::new);
        Arbitrary<Place> places = Arbitraries.oneOf(
                Arbitraries.of(Place.START, Place.END), ids.map(Place::before), ids.map(Place::after));
        Arbitrary<Workflow> steps = Arbitraries.of(wait10(), checked());
        return Arbitraries.oneOf(
                ids.map(Edit.Remove::new),
                ids.map(Edit.Remove::new),
                Combinators.combine(steps, places).as((some, place) -> new Edit.Insert(some, place, null)),
                places.map(place -> new Edit.Narrow("input.total > 5", "Total is over 5?", place, null)),
                Combinators.combine(ids, Arbitraries.of("true", "false", "approved", "retail"))
                        .as(Edit.Cut::new),
                Combinators.combine(ids, steps).as(Edit.OnFailure::new),
                Combinators.combine(ids, Arbitraries.of(wait10(), called())).as(Edit.Exchange::new),
                Combinators.combine(ids, patches()).as(Edit.Alter::new),
                Arbitraries.of(
                        new Edit.Begin(new Trigger.Manual(List.of())),
                        new Edit.Begin(new Trigger.Webhook(null)),
                        new Edit.Begin(new Trigger.Schedule("0 8 * * *", ZoneId.of("UTC"))),
                        new Edit.Rename("Otherwise")));
    }

    private static Arbitrary<ObjectNode> patches() {
        return Arbitraries.of(
                        "{\"title\": \"New\"}",
                        "{\"id\": \"other\", \"in\": \"lines\"}",
                        "{\"with\": {\"duration\": \"9m\"}}",
                        "{\"with\": {\"condition\": \"true\"}}",
                        "{\"with\": null}",
                        "{\"use\": \"nothing\"}",
                        "{\"retry\": {\"max\": 2}, \"timeout\": \"3s\"}")
                .map(json -> (ObjectNode) JsonMapper.shared().readTree(json));
    }

    private static Workflow wait10() {
        return Workflows.read("""
                {"parley": 1, "name": "", "trigger": {"type": "manual"},
                 "nodes": [{"id": "wait_10m", "use": "logic.delay", "with": {"duration": "10m"}}],
                 "edges": [{"from": "trigger", "to": "wait_10m"}]}""");
    }

    private static Workflow called() {
        return Workflows.read("""
                {"parley": 1, "name": "", "trigger": {"type": "manual"},
                 "nodes": [{"id": "call", "use": "http.request", "with": {"url": "https://other.example/x"}}],
                 "edges": [{"from": "trigger", "to": "call"}]}""");
    }

    private static Workflow checked() {
        return Workflows.read("""
                {"parley": 1, "name": "", "trigger": {"type": "manual"},
                 "nodes": [{"id": "large", "use": "logic.if", "with": {"condition": "input.total > 3"}},
                           {"id": "ok", "use": "human.approval", "with": {"message": "Fine?"}}],
                 "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"}]}""");
    }
}
