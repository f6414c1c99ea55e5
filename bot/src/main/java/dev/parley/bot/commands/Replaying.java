package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.picture.StepWords;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.UnreplayableException;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.UnfitInputException;
import dev.parley.engine.workflow.Nearest;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does an ended run again: whole or from a step, with some values changed. The new run reports where the first did. */
@Component
final class Replaying {
    private final Runtime runtime;
    private final RunHistory history;
    private final WorkflowCatalog catalog;
    private final ChatSurface surface;

    Replaying(Runtime runtime, RunHistory history, WorkflowCatalog catalog, ChatSurface surface) {
        this.runtime = runtime;
        this.history = history;
        this.catalog = catalog;
        this.surface = surface;
    }

    /**
     * @param from id, title or number of a step; empty for the beginning
     * @param given {@code key=value} pairs or a JSON object: of the step's input where a step is named, else of the run's; may be empty
     */
    void replay(Caller caller, Place place, RunSummary run, String from, String given) {
        Workflow workflow = catalog.revision(place.org(), run.workflow())
                .orElseThrow(() -> new IllegalStateException("There is no " + run.workflow()))
                .workflow();
        Optional<Node> step = from.isEmpty() ? Optional.empty() : step(workflow, from);
        if (!from.isEmpty() && step.isEmpty()) {
            say(place, noStep(workflow, from));
            return;
        }
        try {
            List<RecordedEvent> events = history.events(place.org(), run.id());
            JsonNode changed = given.isEmpty() ? null : changed(before(events, step.orElse(null)), given);
            Replay replay = new Replay(
                    step.map(Node::id).orElse(null),
                    step.isEmpty() ? changed : null,
                    step.isPresent() ? changed : null,
                    null);
            runtime.replay(place.org(), run.id(), replay, caller.actor());
            say(place, started(run, step.orElse(null), changed != null));
        } catch (JacksonException broken) {
            say(place, "The values are no JSON: " + broken.getOriginalMessage() + " Nothing was started.");
        } catch (UnreplayableException refused) {
            say(place, refused.getMessage() + " " + refused.hint());
        } catch (UnfitInputException refused) {
            say(place, refused.getMessage() + " Nothing was started.");
        } catch (IllegalStateException | NoSuchElementException refused) {
            say(place, refused.getMessage() + ". Nothing was started.");
        } catch (OverloadedException | NotReadyException busy) {
            surface.post(place, Message.of("", Block.warning(busy.getMessage() + ". Nothing was started.")));
        }
    }

    private static String started(RunSummary run, @Nullable Node from, boolean isChanged) {
        return "Running **" + run.workflowName() + "** again"
                + (from == null ? "" : " from “" + StepWords.title(from) + "”")
                + (isChanged ? ", with your values" : "") + ".";
    }

    private static Optional<Node> step(Workflow workflow, String said) {
        if (said.matches("#?\\d{1,3}")) {
            int number = Integer.parseInt(said.replace("#", ""));
            return number >= 1 && number <= workflow.nodes().size()
                    ? Optional.of(workflow.nodes().get(number - 1))
                    : Optional.empty();
        }
        return workflow.nodes().stream()
                .filter(node -> node.id().value().equalsIgnoreCase(said)
                        || StepWords.title(node).equalsIgnoreCase(said))
                .findFirst();
    }

    private static String noStep(Workflow workflow, String said) {
        List<String> names = workflow.nodes().stream()
                .flatMap(node -> Stream.of(node.id().value(), StepWords.title(node)))
                .distinct()
                .toList();
        String all =
                workflow.nodes().stream().map(node -> "`" + node.id() + "`").collect(Collectors.joining(", "));
        return "**" + workflow.name() + "** has no step “" + said + "”. "
                + Nearest.to(said, names)
                        .map(near -> "Did you mean “" + near + "”? ")
                        .orElse("")
                + "Its steps are " + all + ".";
    }

    /** What the run, or the step, worked on then. */
    private static JsonNode before(List<RecordedEvent> events, @Nullable Node step) {
        return events.stream()
                .flatMap(recorded -> switch (recorded.event()) {
                    case RunStarted started when step == null -> Stream.of(started.input());
                    case NodeStarted started
                    when step != null && started.node().equals(step.id()) -> Stream.of(started.input());
                    case RunCalled call when step != null && call.node().equals(step.id()) -> Stream.of(call.input());
                    default -> Stream.<JsonNode>empty();
                })
                .reduce((_, later) -> later)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** With the given values in the place of those of the same name. */
    private static JsonNode changed(JsonNode before, String given) {
        ObjectNode changed =
                before instanceof ObjectNode known ? known.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (given.startsWith("{")) {
            JsonNode read = JsonMapper.shared().readTree(given);
            read.properties().forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
        } else {
            RunInputs.guessed(RunInputs.pairs(given))
                    .properties()
                    .forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
        }
        return changed;
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
