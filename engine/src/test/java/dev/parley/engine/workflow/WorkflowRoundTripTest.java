package dev.parley.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.Node.Stop.Status;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class WorkflowRoundTripTest {
    @Property(tries = 300)
    void every_workflow_survives_being_written_and_read(@ForAll("workflows") Workflow workflow) throws Exception {
        String text = WorkflowJson.write(workflow).toString();

        var parsed = WorkflowJson.read(Examples.json(text));

        assertThat(parsed.workflow()).isEqualTo(workflow);
        assertThat(parsed.notes()).isEmpty();
        assertThat(WorkflowDiff.between(workflow, parsed.workflow()).isEmpty()).isTrue();
    }

    @Property(tries = 1_000)
    void every_duration_survives_being_written_and_read(@ForAll("durations") Duration duration) {
        assertThat(Durations.parse(Durations.format(duration))).contains(duration);
    }

    @Provide
    Arbitrary<Workflow> workflows() {
        return Combinators.combine(
                        text(),
                        triggers(),
                        nodes().list().ofMaxSize(6),
                        edges().list().ofMaxSize(6))
                .as(Workflow::new);
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 10_000_000).map(Duration::ofMillis),
                Arbitraries.longs().between(0, 10_000_000).map(Duration::ofSeconds),
                Arbitraries.longs().between(0, 4_000).map(Duration::ofHours),
                Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos),
                Arbitraries.longs().between(0, Long.MAX_VALUE / 2).map(Duration::ofSeconds));
    }

    private static Arbitrary<Trigger> triggers() {
        Arbitrary<Trigger.Input> input = Combinators.combine(
                        text(),
                        Arbitraries.of(TriggerJson.INPUT_TYPES),
                        text().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Trigger.Input::new);
        return Arbitraries.oneOf(
                input.list().ofMaxSize(3).map(Trigger.Manual::new),
                text().map(Trigger.Chat::new),
                Combinators.combine(
                                text().injectNull(0.5), Arbitraries.of(Trigger.Scheme.values()), text().injectNull(0.5))
                        .as(Trigger.Webhook::new),
                Combinators.combine(
                                text(),
                                Arbitraries.of("UTC", "Europe/Berlin", "+02:00").map(ZoneId::of),
                                Arbitraries.of(Trigger.Misfire.values()))
                        .as(Trigger.Schedule::new),
                Combinators.combine(
                                text(),
                                Arbitraries.of("event.total > 1000", "true").injectNull(0.5))
                        .as(Trigger.Event::new),
                Arbitraries.of("event.from == \"ana@acme.test\"", "true")
                        .injectNull(0.5)
                        .map(Trigger.Email::new),
                Combinators.combine(text(), text().injectNull(0.5)).as(Trigger.Stream::new),
                text().map(Trigger.File::new));
    }

    private Arbitrary<Node> nodes() {
        Arbitrary<List<String>> texts = text().list().ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(ids(), Arbitraries.of("http.request", "a.b.c"), objects(), settings())
                        .as(Node.Call::new),
                Combinators.combine(ids(), objects(), settings()).as(Node.SetValues::new),
                Combinators.combine(ids(), text(), settings()).as(Node.If::new),
                Combinators.combine(
                                ids(),
                                text(),
                                Arbitraries.maps(text(), values()).ofMaxSize(3),
                                settings())
                        .as(Node.Switch::new),
                Combinators.combine(ids(), text().injectNull(0.5), text().injectNull(0.5), settings())
                        .as(Node.Delay::new),
                Combinators.combine(
                                ids(),
                                texts,
                                text(),
                                Arbitraries.integers(),
                                durations().injectNull(0.5),
                                Arbitraries.of(OnExpiry.values()),
                                texts,
                                settings())
                        .as(Node.Approval::new),
                Combinators.combine(ids(), Arbitraries.of(Status.values()), text(), settings())
                        .as(Node.Stop::new));
    }

    private Arbitrary<NodeSettings> settings() {
        Arbitrary<Retry> retry =
                Combinators.combine(Arbitraries.integers(), durations()).as(Retry::new);
        return Combinators.combine(
                        text().injectNull(0.7),
                        ids().injectNull(0.7),
                        Arbitraries.of(Join.values()),
                        Arbitraries.of(OnError.values()),
                        retry.injectNull(0.5),
                        durations().injectNull(0.5))
                .as(NodeSettings::new);
    }

    private static Arbitrary<Edge> edges() {
        return Combinators.combine(ids(), ids(), text().injectNull(0.5)).as(Edge::new);
    }

    private static Arbitrary<NodeId> ids() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8).map(NodeId::new);
    }

    /** Braces around a whole condition are taken off, which is no mistake of the round trip. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings().excludeChars('{', '}').ofMaxLength(12);
    }

    private static Arbitrary<ObjectNode> objects() {
        return Arbitraries.maps(text(), values()).ofMaxSize(3).map(values -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            values.forEach(object::set);
            return object;
        });
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.of(
                        "1",
                        "-2.5",
                        "true",
                        "null",
                        "\"{{a.output}}\"",
                        "\"\"",
                        "[1, [\"x\"]]",
                        "{\"k\": {\"l\": null}}")
                .map(Examples::json);
    }
}
