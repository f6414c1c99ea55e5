package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.brief.Skill;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations worth telling a model about: the engine's own, and of the catalog the nearest in meaning, not all of it. */
final class Shortlist {
    private static final int MOST = 12;
    private static final String OWN = """
            human.approval, READ, asks people and goes on with their yes (people, quorum; inside: "rejected")
            logic.if, READ, one of two ways (conditions, match; inside: "then", "otherwise")
            logic.switch, READ, one of several ways by the value of a field (inputs: field; inside: each value, "otherwise")
            logic.for_each, READ, does the steps inside for every item of a list (inputs: items is the list's field, item its noun; inside: "each")
            logic.delay, READ, waits (duration, such as 10m, 2h or 3d)
            data.set, READ, keeps values for later steps (inputs: name and value)
            chat.show, READ, shows a text or the latest data in the conversation (inputs: as is a noun such as digest, text is empty for the data)""";
    private static final String REQUEST = "http.request";

    private final OperationCatalog operations;
    private final Embeddings embeddings;
    private final ConcurrentHashMap<String, float[]> vectors = new ConcurrentHashMap<>();

    Shortlist(OperationCatalog operations, Embeddings embeddings) {
        this.operations = operations;
        this.embeddings = embeddings;
    }

    /** One a line: id, effect, what it does. */
    String near(String wish) {
        float[] meant = embeddings.embed(wish);
        Stream<OperationSpec> nearest = operations.specs().stream()
                .filter(spec -> !spec.id().equals(REQUEST) && fits(spec))
                .sorted(Comparator.comparingDouble(spec -> -Embeddings.similarity(meant, vector(spec))))
                .limit(MOST);
        Stream<OperationSpec> request = operations.find(REQUEST).stream().map(operation -> operation.spec());
        return Stream.concat(request, nearest).map(Shortlist::line).collect(Collectors.joining("\n", OWN + "\n", ""));
    }

    /** Of what models do, a brief knows the skills. */
    private static boolean fits(OperationSpec spec) {
        return !spec.connector().equals("ai")
                || Arrays.stream(Skill.values())
                        .anyMatch(skill -> skill.operations().contains(spec.id()));
    }

    private float[] vector(OperationSpec spec) {
        return vectors.computeIfAbsent(
                spec.id(),
                _ -> embeddings.embed(spec.title() + ". " + spec.summary() + " " + String.join(", ", spec.synonyms())));
    }

    private static String line(OperationSpec spec) {
        List<String> inputs = List.copyOf(spec.input().path("properties").propertyNames());
        return "%s, %s, %s (inputs: %s)".formatted(spec.id(), spec.effect(), spec.summary(), String.join(", ", inputs));
    }
}
