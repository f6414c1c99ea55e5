package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Inputs;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What connectors do: each needed input from the words, from the data, or left as a guess that is named as one. */
final class Connected {
    private static final Set<String> TEXTS =
            Set.of("text", "message", "body", "content", "description", "comment", "html", "markdown", "note", "notes");
    private static final Pattern VESSEL = Pattern.compile(
            "(?:[\\p{L}-]+ )?(?:result|mail|e-?mail|message|dm|note|post|notification|ticket|issue|bug|task|page|row|line|entry|record|contact|lead|deal|event|meeting)s?(?: about .*)?");
    private static final Set<String> TITLES = Set.of("title", "summary", "subject", "name", "headline");

    private final Graph graph;
    private final Naming naming;
    private final OperationCatalog operations;
    private final Shape shape;
    private final Telling telling;
    private final List<Finding> caveats = new ArrayList<>();

    Connected(Graph graph, Naming naming, OperationCatalog operations, Shape shape) {
        this.shape = shape;
        this.telling = new Telling(shape);
        this.graph = graph;
        this.naming = naming;
        this.operations = operations;
    }

    List<Finding> caveats() {
        return caveats;
    }

    /** @param call with an errand */
    NodeId add(Step.Call call, Step.Errand errand, OperationSpec spec, List<End> ends, Given given) {
        Map<String, String> guessed = new LinkedHashMap<>();
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        spec.input().path("required").forEach(needed -> {
            String name = needed.asString();
            if (!errand.inputs().containsKey(name)) {
                with.set(name, value(name, spec, call, given, guessed));
            }
        });
        List.of("description", "body", "text").stream()
                .filter(name -> hasTitleAlone(spec, with) && isText(spec, name) && given.hasData())
                .findFirst()
                .ifPresent(name -> with.put(name, telling.text(about(call), given)));
        errand.inputs().forEach((name, said) -> with.set(name, typed(said, kind(spec, name))));
        NodeId id = graph.add(
                call.key(),
                spec.id().substring(spec.id().indexOf('.') + 1),
                naming.title(call),
                ends,
                (node, settings) -> new Node.Call(node, spec.id(), with, settings));
        guessed.forEach((name, where) -> caveats.add(guess(id, spec, name, where)));
        return id;
    }

    Optional<OperationSpec> spec(Step.Errand errand) {
        return operations.find(errand.operation()).map(operation -> operation.spec());
    }

    /** Where an operation answers with a list, that is what is gone through later. */
    static String result(OperationSpec spec) {
        List<String> lists = spec.output()
                .path("properties")
                .propertyStream()
                .filter(entry -> "array".equals(entry.getValue().path("type").asString("")))
                .map(Map.Entry::getKey)
                .toList();
        return ".output" + (lists.isEmpty() || isRecord(spec) ? "" : Literals.path("", lists.getFirst()));
    }

    /** One thing that has an id of its own may have lists beside it, such as a mail its attachments. */
    private static boolean isRecord(OperationSpec spec) {
        return spec.output().path("properties").has("id");
    }

    private JsonNode value(String name, OperationSpec spec, Step.Call call, Given given, Map<String, String> guessed) {
        String kind = kind(spec, name);
        JsonNode choices = spec.input().path("properties").path(name).path("enum");
        if (choices.isArray() && !choices.isEmpty()) {
            guessed.put(name, "is \"" + choices.get(0).asString() + "\"");
            return choices.get(0);
        }
        String about = about(call);
        if (TITLES.contains(name) && kind.equals("string")) {
            return StringNode.valueOf(telling.title(about, given));
        }
        if (TEXTS.contains(name) && kind.equals("string")) {
            return StringNode.valueOf(telling.text(about, given));
        }
        if (kind.equals("object") && given.hasData()) {
            return StringNode.valueOf("{{" + given.one() + "}}");
        }
        Optional<String> usual = Inputs.known().usual(spec.id(), name);
        if (usual.isPresent()) {
            guessed.put(name, "is \"" + usual.get() + "\"");
            return StringNode.valueOf(usual.get());
        }
        Optional<String> field = given.hasData()
                ? shape.field(given.data(), spec.id(), name).or(() -> shape.field(given.received(), spec.id(), name))
                : Optional.empty();
        if (field.isPresent()) {
            if (shape.isOpen(given.data())
                    || Inputs.known().gap(spec.id(), name).isPresent()) {
                guessed.put(name, "is read from \"" + field.get() + "\"");
            }
            return StringNode.valueOf("{{" + field.get() + "}}");
        }
        guessed.put(name, "is still open");
        return blank(kind);
    }

    /** "Create a ticket" with a title only would say less than what came in. */
    private static boolean hasTitleAlone(OperationSpec spec, ObjectNode with) {
        return (spec.effect() == Effect.WRITE || spec.effect() == Effect.SEND)
                && with.propertyStream().map(Map.Entry::getKey).anyMatch(TITLES::contains)
                && with.propertyStream().map(Map.Entry::getKey).noneMatch(TEXTS::contains);
    }

    private static boolean isText(OperationSpec spec, String name) {
        return spec.input().path("properties").has(name) && kind(spec, name).equals("string");
    }

    /** A mail is not about a mail, nor a ticket about a ticket: it is about what came in. */
    private String about(Step.Call call) {
        boolean saysNothing =
                call.what().isEmpty() || VESSEL.matcher(call.what()).matches();
        return Phrases.capitalized(Literals.plain(saysNothing ? naming.noun() : call.what()));
    }

    private static JsonNode blank(String kind) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (kind) {
            case "number", "integer" -> json.numberNode(0);
            case "boolean" -> json.booleanNode(false);
            case "array" -> json.arrayNode();
            case "object" -> json.objectNode();
            default -> json.stringNode("");
        };
    }

    private static JsonNode typed(String said, String kind) {
        String plain = Literals.plain(said);
        return kind.equals("array") ? list(plain) : JsonNodeFactory.instance.stringNode(plain);
    }

    private static JsonNode list(String said) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Stream.of(said.split(",\\s*")).forEach(list::add);
        return list;
    }

    private static String kind(OperationSpec spec, String name) {
        JsonNode type = spec.input().path("properties").path(name).path("type");
        return type.isArray() && !type.isEmpty() ? type.get(0).asString() : type.asString("string");
    }

    private static Finding guess(NodeId id, OperationSpec spec, String name, String where) {
        return Finding.warn(
                "guessed_input",
                id + ".with." + name,
                "Nobody said the "
                        + Inputs.known()
                                .gap(spec.id(), name)
                                .map(Step.Gap::noun)
                                .orElse(name.replace('_', ' '))
                        + " for \""
                        + spec.title().toLowerCase(Locale.ROOT) + "\": it " + where + ".",
                "Put the real one into the step's \"" + name + "\".");
    }
}
