package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Fragments.Soil;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same work by another system: its own operation where the catalog has a fitting one, else a call by HTTP that leads nowhere until
 * its address is put in. Never the operation of a third system.
 */
final class Replacement {
    private static final Set<String> TEXTS = Set.of(
            "text", "message", "body", "content", "summary", "title", "subject", "description", "name", "values");
    private static final Pattern OBJECT = Patterns.of(
            "^\\p{L}+ (?:the|a|an) (?<what>[\\p{L} -]{2,40}?)(?: (?:to|from|in|on|at|by|with|into)\\b.*|,.*)?$");

    private final Saying saying;

    Replacement(Saying saying) {
        this.saying = saying;
    }

    /** @param isConnected whether it is the system's own operation */
    record Made(Workflow step, boolean isConnected) {}

    Made of(Node.Call call, String system) {
        return saying.operations().specs().stream()
                .filter(spec -> spec.connector().equals(connector(system)))
                .filter(spec -> isAlike(call, spec))
                .flatMap(spec -> filled(call, spec, system).stream())
                .findFirst()
                .map(step -> new Made(step, true))
                .orElseGet(() -> new Made(standIn(call, system), false));
    }

    private static String connector(String system) {
        return system.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private boolean isAlike(Node.Call call, OperationSpec spec) {
        boolean reads = saying.operations()
                        .find(call.operation())
                        .map(operation -> operation.effect(call.with()))
                        .orElse(Effect.WRITE)
                == Effect.READ;
        return reads == (spec.effect() == Effect.READ) && spec.effect() != Effect.DELETE;
    }

    /** Empty where something it needs is not known. */
    private Optional<Workflow> filled(Node.Call call, OperationSpec spec, String system) {
        ObjectNode with = Saying.json();
        for (JsonNode needed : spec.input().path("required")) {
            String name = needed.asString();
            JsonNode value = sent(call, name);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            with.set(name, value.deepCopy());
        }
        return Optional.of(saying.fragments()
                .call(spec.id(), call.id().value(), title(call, system), with)
                .steps());
    }

    /** What was sent under this name, or as the text where a text is wanted; missing where nothing was. */
    private static JsonNode sent(Node.Call call, String name) {
        List<JsonNode> sources = call.with().path("body").isObject()
                ? List.of(call.with(), call.with().path("body"))
                : List.of(call.with());
        return sources.stream()
                .map(source -> source.path(name))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .or(() -> sources.stream()
                        .filter(_ -> TEXTS.contains(name))
                        .flatMap(JsonNode::propertyStream)
                        .filter(entry -> TEXTS.contains(entry.getKey())
                                && entry.getValue().isString())
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(MissingNode.getInstance());
    }

    private Workflow standIn(Node.Call call, String system) {
        boolean reads = "GET".equalsIgnoreCase(call.with().path("method").asString("POST"))
                && call.operation().equals("http.request");
        Soil soil = new Latest(saying.workflow(), saying.operations()).at(Place.before(call.id()));
        Step.Call wished = new Step.Call(
                1,
                Slot.said(reads ? "GET" : "POST"),
                Slot.unknown(),
                reads ? Step.Payload.NOTHING : Step.Payload.LATEST,
                object(call),
                system,
                List.of());
        Workflow made =
                saying.fragments().of(List.of(wished), soil, saying.zone()).steps();
        if (reads || !(made.nodes().getFirst() instanceof Node.Call other)) {
            return made;
        }
        ObjectNode with = other.with().deepCopy();
        JsonNode body = call.operation().equals("http.request") ? call.with().path("body") : call.with();
        if (!body.isMissingNode()) {
            with.set("body", body.deepCopy());
        }
        return new Workflow(
                "",
                new Trigger.Manual(List.of()),
                List.of(new Node.Call(other.id(), other.operation(), with, other.settings())),
                made.edges());
    }

    private static String title(Node.Call call, String system) {
        String what = object(call);
        return "Send " + (what.isEmpty() ? "it" : "the " + what) + " to " + system;
    }

    /** What a step's title says that it is about; empty when it does not. */
    private static String object(Node.Call call) {
        Matcher object = OBJECT.matcher(StepWords.title(call));
        return object.matches() ? object.group("what") : "";
    }
}
