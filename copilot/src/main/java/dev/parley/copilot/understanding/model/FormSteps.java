package dev.parley.copilot.understanding.model;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.model.Form.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a form without {@link Faults}. Addresses and people that nobody named stay open, to be asked. */
final class FormSteps {
    private static final Set<String> OWN = Set.of(
            "human.approval", "logic.if", "logic.switch", "logic.for_each", "logic.delay", "data.set", "chat.show");
    private static final Set<String> ENGINE = Set.of("human", "logic", "data", "chat", "workflow");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> MANNERS =
            List.of("to", "from", "language", "length", "tone", "fields", "focus", "task", "prompt");

    private final Form form;
    private final Words words;
    private final List<Brief.Note> notes = new ArrayList<>();

    FormSteps(Form form, Words words) {
        this.form = form;
        this.words = words;
    }

    List<Step> steps() {
        return steps(form.inside(0));
    }

    /** What cannot be done as it was said. Known after {@link #steps()}. */
    List<Brief.Note> notes() {
        return List.copyOf(notes);
    }

    /** Whether it names a step of the engine that a brief does not have. */
    static boolean isUnknownOwn(Item item) {
        return ENGINE.contains(item.operation().replaceFirst("\\..*", "")) && !OWN.contains(item.operation());
    }

    /** Whether it becomes a call of a web address: what is no step of its own and no work for a model. */
    static boolean isCall(Item item) {
        return !OWN.contains(item.operation()) && skill(item).isEmpty();
    }

    static List<String> labels(Item item) {
        return item.input("labels").stream()
                .flatMap(labels -> Arrays.stream(labels.split("[,;\\n]")))
                .map(label -> label.replaceAll("[\\[\\]\"']", "").strip())
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    /** What it says about how to do it; values with braces would be more than words. */
    private static Map<String, String> manner(Item item) {
        Map<String, String> manner = new LinkedHashMap<>();
        for (String name : MANNERS) {
            item.input(name)
                    .filter(value -> !value.isBlank() && !value.contains("{{"))
                    .ifPresent(value -> manner.put(name, value.strip()));
        }
        return manner;
    }

    private static Optional<Skill> skill(Item item) {
        return Arrays.stream(Skill.values())
                .filter(skill -> skill.operations().contains(item.operation()))
                .findFirst();
    }

    private List<Step> steps(List<Item> items) {
        return items.stream().map(this::step).toList();
    }

    private List<Step> inside(Item item, String branch) {
        return steps(form.inside(item.key(), branch));
    }

    private Step step(Item item) {
        return switch (item.operation()) {
            case "human.approval" -> approval(item);
            case "logic.if" ->
                new Step.Branch(item.key(), condition(item), inside(item, "then"), inside(item, "otherwise"));
            case "logic.switch" -> choice(item);
            case "logic.for_each" -> each(item);
            case "logic.delay" -> new Step.Wait(item.key(), item.duration());
            case "data.set" -> new Step.Remember(item.key(), values(item));
            case "chat.show" ->
                new Step.Show(
                        item.key(),
                        item.input("as").orElse("result"),
                        item.input("text").orElse(null));
            default ->
                skill(item)
                        .<Step>map(skill -> new Step.Think(
                                item.key(),
                                skill,
                                what(item),
                                skill == Skill.CLASSIFY ? labels(item) : List.of(),
                                manner(item)))
                        .orElseGet(() -> call(item));
        };
    }

    private Step approval(Item item) {
        List<String> people = item.people().stream()
                .filter(words::name)
                .flatMap(name -> Approvals.people(name).stream())
                .distinct()
                .toList();
        Slot<List<String>> approvers = people.isEmpty() ? Slot.unknown() : sourced(people, item);
        return new Step.Approve(item.key(), approvers, Math.max(1, item.quorum()), inside(item, "rejected"));
    }

    private Step choice(Item item) {
        Map<String, List<Item>> ways = new LinkedHashMap<>();
        for (Item one : form.inside(item.key())) {
            ways.computeIfAbsent(one.branch(), _ -> new ArrayList<>()).add(one);
        }
        List<Item> otherwise = ways.entrySet().stream()
                .filter(way -> isOtherwise(way.getKey()))
                .flatMap(way -> way.getValue().stream())
                .toList();
        List<Step.Case> cases = ways.entrySet().stream()
                .filter(way -> !isOtherwise(way.getKey()))
                .map(way -> new Step.Case(way.getKey(), steps(way.getValue())))
                .toList();
        return new Step.Choose(
                item.key(), sourced(field(item.input("field").orElseThrow()), item), cases, steps(otherwise));
    }

    private static boolean isOtherwise(String branch) {
        return branch.equalsIgnoreCase("otherwise") || branch.equalsIgnoreCase("default");
    }

    private Step each(Item item) {
        String field = item.input("items").map(FormSteps::field).orElse("");
        return new Step.Each(
                item.key(), Slot.inferred(field, 0.7), item.input("item").orElse("item"), inside(item, "each"));
    }

    private static Condition condition(Item item) {
        return new Condition(
                item.conditions().stream()
                        .map(test -> new Condition.Test(
                                test.field().isBlank() ? Slot.unknown() : sourced(field(test.field()), item),
                                Condition.Operator.valueOf(test.operator().toUpperCase(Locale.ROOT)),
                                test.value()))
                        .toList(),
                !item.match().equals("any"));
    }

    /** What a model writes as an expression, such as {@code {{trigger.output.body.total}}}, is still only the name of a field. */
    private static String field(String said) {
        String last = said.replaceAll("[{}\\s]+$", "");
        return Names.identifier(last.substring(last.lastIndexOf('.') + 1));
    }

    private static Map<String, String> values(Item item) {
        Map<String, String> values = new LinkedHashMap<>();
        item.inputs().forEach(pair -> values.put(Names.unique(pair.name(), values.keySet()), pair.value()));
        return values;
    }

    private Step call(Item item) {
        String method = item.input("method")
                .map(value -> value.toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .orElse("POST");
        Optional<String> address = item.input("url").filter(words::address);
        String system = system(item);
        if (system != null && !item.operation().equals("http.request")) {
            notes.add(new Brief.Note(
                    "system_not_connected",
                    "",
                    "The draft reaches " + system + " by a plain web request, for want of a step of its own.",
                    "Say \"use https://…\" with the address of its webhook or API."));
        }
        return new Step.Call(
                item.key(),
                sourced(method, item),
                address.map(url -> sourced(url, item)).orElseGet(Slot::unknown),
                method.equals("GET") ? Step.Payload.NOTHING : Step.Payload.LATEST,
                what(item),
                system,
                inside(item, "error"));
    }

    private static @Nullable String system(Item item) {
        if (!item.system().isBlank()) {
            return item.system().strip();
        }
        String connector = item.operation().replaceFirst("\\..*", "");
        return item.operation().equals("http.request") || connector.isBlank() ? null : connector;
    }

    private static String what(Item item) {
        String title = item.title().strip().toLowerCase(Locale.ROOT);
        return title.replaceFirst("^\\p{L}+ (?:the |a |an |each |every )?", "");
    }

    private static <T> Slot<T> sourced(T value, Item item) {
        double confidence = Math.clamp(item.confidence(), 0, 1);
        return item.source().equals("said")
                ? new Slot<>(value, Slot.Source.SAID, confidence)
                : Slot.inferred(value, confidence);
    }
}
