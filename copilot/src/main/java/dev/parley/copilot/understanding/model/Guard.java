package dev.parley.copilot.understanding.model;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a model may not override, whatever a text talked it into: approvals that were heard, and effects nobody asked for. */
final class Guard {
    private static final Set<Effect> GRAVE = Set.of(Effect.DELETE, Effect.SEND, Effect.SPEND);

    private final OperationCatalog operations;
    private final List<Step> heard;
    private final Words words;

    /** @param heard what the guided understanding heard in the same words */
    Guard(OperationCatalog operations, List<Step> heard, Words words) {
        this.operations = operations;
        this.heard = heard;
        this.words = words;
    }

    /** Approvals that were heard and are not there, or come too late; in words for the model. */
    List<String> dropped(List<Step> steps) {
        List<Step.Approve> wanted = Steps.all(heard, Step.Approve.class);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Step.Approve> there = Steps.all(steps, Step.Approve.class);
        if (there.size() < wanted.size()) {
            return List.of("The person asked for %d approval(s); there are %d.".formatted(wanted.size(), there.size()));
        }
        Set<String> asked = new HashSet<>();
        there.forEach(approve -> asked.addAll(people(approve)));
        List<String> faults = new ArrayList<>();
        wanted.stream()
                .flatMap(approve -> people(approve).stream())
                .filter(person -> !asked.contains(person))
                .forEach(person -> faults.add("The person wants " + person + " to approve, who is not asked."));
        if (unprotected(heard) == 0 && unprotected(steps) > 0) {
            faults.add("The person wants approval first, but something is done before it.");
        }
        return faults;
    }

    /** A human look before every grave call that nobody asked for, and a word on why. */
    Guarded guarded(Form form, List<Step> steps) {
        Set<Integer> suspect = new HashSet<>();
        List<Brief.Note> notes = new ArrayList<>();
        for (Step.Call call : Steps.all(steps, Step.Call.class)) {
            Effect effect = effect(form, call);
            if (GRAVE.contains(effect) && !isHeard(call) || !call.isFetch() && !isNamed(call)) {
                suspect.add(call.key());
                notes.add(new Brief.Note(
                        "not_in_your_words",
                        "",
                        "The language model added \"%s %s\", which I did not find in your words, so a person is asked before it."
                                .formatted(call.method().value(), subject(call)),
                        "Remove the step if you do not want it, or say that you do."));
            }
        }
        int[] next = {Steps.nextKey(steps)};
        List<Step> asked = Steps.rewrite(
                steps,
                step -> step instanceof Step.Call call && suspect.contains(call.key())
                        ? List.of(
                                new Step.Approve(next[0]++, Slot.inferred(List.of(), 0.7), 1, List.of()),
                                inferred(call))
                        : List.of(step));
        return new Guarded(asked, notes);
    }

    record Guarded(List<Step> steps, List<Brief.Note> notes) {}

    private Effect effect(Form form, Step.Call call) {
        if ("DELETE".equals(call.method().value())) {
            return Effect.DELETE;
        }
        return form.steps().stream()
                .filter(item -> item.key() == call.key())
                .flatMap(item -> operations.find(item.operation()).stream())
                .map(operation -> operation.spec().effect())
                .findFirst()
                .orElse(Effect.WRITE);
    }

    private boolean isHeard(Step.Call call) {
        return Steps.all(heard, Step.Call.class).stream()
                .anyMatch(known -> Objects.equals(
                                known.method().value(), call.method().value())
                        && (Objects.equals(
                                        known.address().value(), call.address().value())
                                || sameSystem(known, call)));
    }

    private static boolean sameSystem(Step.Call one, Step.Call other) {
        return one.system() != null
                && other.system() != null
                && one.system().toLowerCase(Locale.ROOT).equals(other.system().toLowerCase(Locale.ROOT));
    }

    /** A call needs something of the person's: its address, its system, or its object. */
    private boolean isNamed(Step.Call call) {
        return call.address().value() != null
                || call.system() != null && words.name(call.system())
                || call.system() == null && words.name(call.what());
    }

    private static Step.Call inferred(Step.Call call) {
        return new Step.Call(
                call.key(),
                Slot.inferred(
                        call.method().value() == null ? "POST" : call.method().value(), 0.7),
                call.address(),
                call.sends(),
                call.what(),
                call.system(),
                call.onError());
    }

    private static String subject(Step.Call call) {
        return Stream.of(call.address().value(), call.system(), call.what())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("to an address still open");
    }

    private static List<String> people(Step.Approve approve) {
        return approve.approvers().value() == null
                ? List.of()
                : approve.approvers().value();
    }

    /** How many changing calls come before the first question to people. */
    private static long unprotected(List<Step> steps) {
        return Steps.all(steps)
                .takeWhile(step -> !(step instanceof Step.Approve))
                .filter(step -> step instanceof Step.Call call && !call.isFetch())
                .count();
    }
}
