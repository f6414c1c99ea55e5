package dev.parley.engine.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a step of the hybrid form gets its data from: the form has none of that, it handed one context from node to node. */
final class HybridOrigins {
    private final Map<String, HybridStep> steps;
    private final Map<String, List<String>> chains = new HashMap<>();

    HybridOrigins(Map<String, HybridStep> steps) {
        this.steps = steps;
    }

    /** The output of the last step that surely ran before this one, as an expression; the run's input where there is none. */
    String previous(String id) {
        return before(id).stream().findFirst().map(step -> step + ".output").orElse("input");
    }

    /** The user the workflow is about, as an expression. */
    String user(String id) {
        return before(id).stream()
                .filter(step -> steps.get(step).className().equals(HybridClasses.USER))
                .findFirst()
                .map(step -> step + ".output")
                .orElse("input");
    }

    /** The steps every way to this one passes, nearest first. */
    private List<String> before(String id) {
        List<String> chain = chain(id);
        return chain.subList(Math.min(1, chain.size()), chain.size()).stream()
                .filter(step -> !steps.get(step).isStart())
                .toList();
    }

    /** The step itself and those before it. */
    private List<String> chain(String id) {
        List<String> known = chains.putIfAbsent(id, List.of(id));
        if (known != null) {
            return known;
        }
        List<String> chain = new ArrayList<>(List.of(id));
        List<List<String>> ways = steps.values().stream()
                .filter(step -> step.targets().contains(id))
                .map(step -> chain(step.id()))
                .toList();
        if (!ways.isEmpty()) {
            List<String> common = new ArrayList<>(ways.getFirst());
            ways.forEach(common::retainAll);
            chain.addAll(common);
        }
        chains.put(id, chain);
        return chain;
    }
}
