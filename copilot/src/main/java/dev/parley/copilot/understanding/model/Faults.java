package dev.parley.copilot.understanding.model;

import dev.parley.copilot.understanding.model.Form.Comparison;
import dev.parley.copilot.understanding.model.Form.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a form gets wrong that its schema cannot tell. */
final class Faults {
    private static final Set<String> ERROR = Set.of("error");
    private static final Map<String, Set<String>> WAYS = Map.of(
            "human.approval", Set.of("rejected"),
            "logic.if", Set.of("then", "otherwise"),
            "logic.for_each", Set.of("each"),
            "http.request", ERROR);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("[1-9]\\d{0,5}[smhd]");
    private static final Set<String> COMPARING = Set.of("over", "at_least", "under", "at_most");
    private static final int MOST_STEPS = 60;

    private final Form form;
    private final Map<Integer, Item> byKey = new TreeMap<>();
    private final List<String> found = new ArrayList<>();

    private Faults(Form form) {
        this.form = form;
    }

    static List<String> of(Form form) {
        Faults faults = new Faults(form);
        faults.keys();
        if (faults.found.isEmpty()) {
            form.steps().forEach(faults::step);
        }
        return List.copyOf(faults.found);
    }

    private void keys() {
        if (form.steps().size() > MOST_STEPS) {
            found.add(
                    "There are %d steps; at most %d fit.".formatted(form.steps().size(), MOST_STEPS));
        }
        for (Item item : form.steps()) {
            if (item.key() < 1 || byKey.put(item.key(), item) != null) {
                found.add("The key %d is used twice or is not positive.".formatted(item.key()));
            }
        }
        for (Item item : form.steps()) {
            if (item.inside() != 0 && (!byKey.containsKey(item.inside()) || isCircular(item))) {
                found.add("Step %d is inside %d, which is no other step.".formatted(item.key(), item.inside()));
            }
        }
    }

    private boolean isCircular(Item item) {
        Set<Integer> seen = new HashSet<>();
        Item at = item;
        while (at != null && at.inside() != 0) {
            if (!seen.add(at.key())) {
                return true;
            }
            at = byKey.get(at.inside());
        }
        return false;
    }

    private void step(Item item) {
        require(!item.operation().isBlank() && !FormSteps.isUnknownOwn(item), item, "is not in the list of operations");
        Item parent = byKey.get(item.inside());
        if (parent != null && !takes(parent, item.branch())) {
            found.add("Step %d: %s has no way \"%s\" inside.".formatted(item.key(), parent.operation(), item.branch()));
        }
        switch (item.operation()) {
            case "logic.if" -> require(!item.conditions().isEmpty(), item, "needs conditions");
            case "logic.switch" ->
                require(
                        item.input("field").isPresent()
                                && !form.inside(item.key()).isEmpty(),
                        item,
                        "needs the input \"field\" and steps inside");
            case "logic.for_each" ->
                require(!form.inside(item.key(), "each").isEmpty(), item, "needs steps inside, with branch \"each\"");
            case "logic.delay" ->
                require(DURATION.matcher(item.duration()).matches(), item, "needs a duration such as 10m");
            case "ai.classify" ->
                require(FormSteps.labels(item).size() > 1, item, "needs the input \"labels\", separated by commas");
            case "data.set" -> require(!item.inputs().isEmpty(), item, "needs inputs");
            default -> {}
        }
        for (Comparison test : item.conditions()) {
            require(
                    !COMPARING.contains(test.operator())
                            || NUMBER.matcher(test.value()).matches(),
                    item,
                    "compares with \"" + test.value() + "\", which is no number");
        }
        require(
                item.quorum() <= Math.max(1, item.people().size())
                        || item.people().size() == 1,
                item,
                "asks for more votes than people");
    }

    private static boolean takes(Item parent, String branch) {
        if (parent.operation().equals("logic.switch")) {
            return !branch.isBlank();
        }
        boolean isLeaf = !FormSteps.isCall(parent) && !WAYS.containsKey(parent.operation());
        return !isLeaf && WAYS.getOrDefault(parent.operation(), ERROR).contains(branch);
    }

    private void require(boolean holds, Item item, String what) {
        if (!holds) {
            found.add("Step %d (%s) %s.".formatted(item.key(), item.operation(), what));
        }
    }
}
