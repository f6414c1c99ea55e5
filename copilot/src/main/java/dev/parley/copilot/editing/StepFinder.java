package dev.parley.copilot.editing;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which steps some words mean: a title, a system, a kind of step, "the second approval", "the last step". */
final class StepFinder {
    private static final Pattern SUBJECT = Patterns.of(
            "(?:it|that|this|them|anything|everything|something|that step|this step|the action)(?: (?:is|are|gets?|goes|has been|was|were)? ?(?:sent|posted|done|called|out|written|made|happens|changed|executed|runs?))?(?: out| off)?");
    private static final Set<String> FILLERS = Set.of(
            "the", "that", "this", "those", "these", "my", "our", "a", "an", "step", "steps", "node", "one", "action",
            "called", "named", "is", "are", "was", "it", "to", "of", "for", "by", "from", "with", "in", "on", "at",
            "and", "gets", "goes", "out", "thing", "part", "bit", "there", "please", "all", "which", "where", "we", "i",
            "you");
    private static final Map<String, Integer> ORDINALS = ordinals();
    private static final int LAST = -1;

    private final Workflow workflow;
    private final StepWords words;
    private final OperationCatalog operations;

    StepFinder(Workflow workflow, OperationCatalog operations) {
        this.workflow = workflow;
        this.words = new StepWords(operations);
        this.operations = operations;
    }

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new LinkedHashMap<>();
        List.of("first", "second", "third", "fourth", "fifth").forEach(word -> ordinals.put(word, ordinals.size()));
        List.of("1st", "2nd", "3rd", "4th", "5th").forEach(word -> ordinals.put(word, ordinals.size() - 5));
        ordinals.put("last", LAST);
        ordinals.put("final", LAST);
        return Map.copyOf(ordinals);
    }

    /** In the order of the workflow; empty when no step is called anything like that. */
    List<Node> find(String reference) {
        String said = reference.strip().replaceAll("^[\"'“`]+|[\"'”`.,!?]+$", "");
        List<Node> titled = workflow.nodes().stream()
                .filter(node -> StepWords.title(node).equalsIgnoreCase(said)
                        || node.id().value().equalsIgnoreCase(said.replaceFirst("(?i)^the ", "")))
                .toList();
        if (!titled.isEmpty()) {
            return titled;
        }
        if (SUBJECT.matcher(said).matches()) {
            return subject();
        }
        List<String> content = new ArrayList<>();
        Integer ordinal = null;
        for (String word : StepWords.all(said)) {
            if (ORDINALS.containsKey(word)) {
                ordinal = ORDINALS.get(word);
            } else if (!FILLERS.contains(word)) {
                content.add(word);
            }
        }
        if (content.isEmpty() && ordinal == null) {
            return List.of();
        }
        List<Node> meant = content.isEmpty() ? ordered() : matching(content);
        return ordinal == null ? meant : nth(meant, ordinal);
    }

    /** What the workflow is there for: the last step that changes something elsewhere, else the last step. */
    List<Node> subject() {
        List<Node> changing =
                workflow.nodes().stream().filter(this::changesSomething).toList();
        List<Node> some = changing.isEmpty() ? ordered() : changing;
        return some.isEmpty() ? List.of() : List.of(some.getLast());
    }

    boolean changesSomething(Node node) {
        return switch (node) {
            case Node.Call call ->
                operations
                                .find(call.operation())
                                .map(operation -> operation.effect(call.with()))
                                .orElse(Effect.WRITE)
                        != Effect.READ;
            case Node.CallWorkflow _ -> true;
            case Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Approval _,
                    Node.Input _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.Stop _ -> false;
        };
    }

    private List<Node> ordered() {
        return workflow.nodes().stream()
                .filter(node -> !(node instanceof Node.Stop))
                .toList();
    }

    private List<Node> matching(List<String> content) {
        Map<Node, Integer> scores = new LinkedHashMap<>();
        boolean meansEnds = content.stream().anyMatch(word -> word.equals("stop") || word.equals("end"));
        for (Node node : meansEnds ? workflow.nodes() : ordered()) {
            Set<String> known = words.of(node);
            int hits = (int) content.stream()
                    .filter(word -> known.stream().anyMatch(name -> StepWords.isSame(name, word)))
                    .count();
            scores.put(node, hits);
        }
        int best = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (best == 0 || best * 2 < content.size()) {
            return List.of();
        }
        List<Node> meant = scores.entrySet().stream()
                .filter(entry -> entry.getValue() == best)
                .map(Map.Entry::getKey)
                .toList();
        return meant.size() == 1 ? meant : nearer(meant, content);
    }

    /** "The mail" is rather the step that is called so than one that only has to do with mail. */
    private static List<Node> nearer(List<Node> meant, List<String> content) {
        List<Node> titled = meant.stream()
                .filter(node -> content.stream()
                        .allMatch(word ->
                                StepWords.split(StepWords.title(node)).anyMatch(name -> StepWords.isSame(name, word))))
                .toList();
        List<Node> first = titled.stream()
                .filter(node -> StepWords.isSame(
                        StepWords.all(StepWords.title(node)).getFirst().toLowerCase(Locale.ROOT), content.getFirst()))
                .toList();
        return first.size() == 1 ? first : titled.isEmpty() ? meant : titled;
    }

    private static List<Node> nth(List<Node> some, int ordinal) {
        if (ordinal == LAST) {
            return some.isEmpty() ? some : List.of(some.getLast());
        }
        return ordinal < some.size() ? List.of(some.get(ordinal)) : List.of();
    }
}
