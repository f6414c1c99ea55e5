package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.slack.blocks.BlockKit;
import dev.parley.bot.slack.blocks.Console;
import dev.parley.bot.slack.blocks.KeptFiles;
import dev.parley.bot.slack.standin.BlockKitLimits;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** App Home and the modals of the shortcuts: the views that belong to no message. Kept as the blocks of messages are. */
class KeptViewsTest {
    private static final KeptFiles KEPT = new KeptFiles("views");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID ID = UUID.fromString("0199e2f0-3c1a-7d20-9f00-8a6d3f1f2b10");

    @TestFactory
    Stream<DynamicTest> every_view_looks_as_it_did_and_slack_takes_it() {
        return views().entrySet().stream()
                .map(view -> DynamicTest.dynamicTest(view.getKey(), () -> {
                    String type = view.getValue().path("type").asString();
                    assertThat(BlockKitLimits.ofView(view.getValue(), type)).isEmpty();
                    KEPT.keep(view.getKey(), view.getValue());
                }));
    }

    @Test
    void nothing_is_kept_that_is_made_no_more() throws IOException {
        assertThat(KEPT.names()).allMatch(views()::containsKey);
    }

    private static Map<String, JsonNode> views() {
        Map<String, JsonNode> views = new LinkedHashMap<>();
        views.put("home-new", home(List.of(), List.of(), List.of()));
        views.put(
                "home",
                home(
                        List.of(question("approval", List.of()), question("input", List.of(field()))),
                        List.of(workflow("Guard orders", 3), workflow("Onboard", null)),
                        List.of(run("Guard orders", RunStatus.WAITING), run("Guard orders", RunStatus.FAILED))));
        views.put(
                "home-full",
                home(
                        many(10, _ -> question("approval", List.of())),
                        many(
                                40,
                                number ->
                                        workflow("Workflow " + number + " " + "with a long name ".repeat(10), number)),
                        many(
                                15,
                                number -> run(
                                        "Workflow " + number + " " + "with a long name ".repeat(10),
                                        RunStatus.SUCCEEDED))));
        views.put("shortcut-run", ShortcutForms.choice(List.of(option("Triage"), option("Refund")), ID));
        views.put(
                "shortcut-run-full",
                ShortcutForms.choice(many(120, number -> option("Workflow " + number + " " + "x".repeat(90))), ID));
        views.put("shortcut-run-none", ShortcutForms.noChoice());
        views.put("shortcut-new", ShortcutForms.wish());
        return views;
    }

    private static ObjectNode home(
            List<ApprovalSummary> waiting, List<WorkflowSummary> workflows, List<RunSummary> runs) {
        ObjectNode view = JsonMapper.shared().createObjectNode().put("type", "home");
        view.putArray("blocks")
                .addAll(BlockKit.home(
                        HomePage.of(waiting, workflows, runs, NOW), Console.at("https://parley.acme.test")));
        return view;
    }

    private static ApprovalSummary question(String kind, List<Trigger.Input> fields) {
        return new ApprovalSummary(
                ID + ".ask",
                new RunId(ID),
                StepId.parse("ask"),
                kind,
                "Guard orders",
                List.of("role:lead"),
                fields.isEmpty() ? "Post order A-7? {\"id\": \"A-7\", \"total\": 1500}" : "Where does order S-1 go?",
                fields,
                "pending",
                Course.EMPTY,
                NOW.minus(Duration.ofHours(2)),
                null,
                null,
                null,
                null,
                null);
    }

    private static Trigger.Input field() {
        return new Trigger.Input("street", "string", "Street and number", true);
    }

    private static WorkflowSummary workflow(String name, Integer live) {
        return new WorkflowSummary(new WorkflowId(ID), name, "webhook", 4, live, NOW);
    }

    private static RunSummary run(String name, RunStatus status) {
        return new RunSummary(
                new RunId(ID),
                new WorkflowRef(new WorkflowId(ID), 4),
                name,
                3,
                Mode.LIVE,
                "webhook",
                status,
                NOW.minus(Duration.ofMinutes(5)),
                null,
                null,
                null,
                null);
    }

    private static Block.Option option(String name) {
        return new Block.Option(name, UUID.nameUUIDFromBytes(name.getBytes()).toString());
    }

    private static <T> List<T> many(int number, java.util.function.IntFunction<T> one) {
        return IntStream.rangeClosed(1, number).mapToObj(one).toList();
    }
}
