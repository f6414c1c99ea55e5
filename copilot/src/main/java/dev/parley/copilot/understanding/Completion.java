package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps that nobody told in a clause of their own and that the rest cannot do without. */
final class Completion {
    private final Systems systems;
    private final Places places;

    Completion(Systems systems) {
        this.systems = systems;
        this.places = new Places(systems);
    }

    /** @param sentences as they were before phrases were marked */
    List<Step> of(List<Step> outlined, List<Step> onFailure, String sentences, Slot<Start> start, Marked text) {
        List<Step> told = Stream.concat(outlined.stream(), onFailure.stream()).toList();
        List<Step> whole = Detours.attached(completed(told, sentences, start.value(), text), onFailure);
        List<Step> chosen = Either.chosen(whole, systems.mentions(sentences), sentences);
        return Messengers.answering(
                sourced(polled(ByHttp.called(chosen, sentences), start), start), start.value(), sentences);
    }

    /** Systems and models that were named while no step is about them get theirs. */
    private List<Step> completed(List<Step> outlined, String sentences, @Nullable Start start, Marked text) {
        List<Step> steps = outlined;
        boolean isConcrete = start != null || !steps.isEmpty() || products(sentences) > 1 || places.acts(sentences);
        if (isConcrete) {
            steps = places.completed(thought(steps, sentences, start), sentences, start);
        }
        return Leftovers.guarded(Repeats.removed(steps), text);
    }

    private long products(String sentences) {
        return systems.mentions(sentences).stream()
                .map(Systems.Mention::system)
                .filter(system -> system.isProduct() && system.kind() != Systems.Kind.MODEL)
                .distinct()
                .count();
    }

    /** A model was spoken of and given nothing to do, or somebody writes to a bot: it answers. */
    private List<Step> thought(List<Step> steps, String sentences, @Nullable Start start) {
        boolean isAboutModels = systems.mentions(sentences).stream()
                .anyMatch(mention -> mention.system().kind() == Systems.Kind.MODEL);
        boolean isBot = start instanceof Start.Chat && Occasions.isBot(sentences);
        if (!isAboutModels && !isBot || !Steps.all(steps, Step.Think.class).isEmpty()) {
            return steps;
        }
        List<Step> more = new ArrayList<>(steps);
        int reads = 0;
        while (reads < more.size() && more.get(reads) instanceof Step.Call call && call.isFetch()) {
            reads++;
        }
        more.add(
                reads,
                new Step.Think(
                        Steps.nextKey(steps), start instanceof Start.Chat ? Skill.ANSWER : Skill.ASK, "", List.of()));
        return List.copyOf(more);
    }

    /** A digest by the clock has to come from somewhere: without a source, one is asked for. */
    private static List<Step> sourced(List<Step> steps, Slot<Start> start) {
        List<Step.Show> shown = Steps.all(steps, Step.Show.class).stream()
                .filter(show -> show.text() == null
                        && !show.as().equals("message")
                        && !show.as().equals("reminder"))
                .toList();
        List<Step.Each> loops = Steps.all(steps, Step.Each.class);
        boolean hasSource = Steps.all(steps, Step.Call.class).stream().anyMatch(Step.Call::isFetch);
        boolean isBare = start.value() == null
                || start.value() instanceof Start.Manual manual
                        && manual.inputs().isEmpty();
        boolean isClock = start.value() instanceof Start.Schedule;
        if (hasSource || !(isClock && !shown.isEmpty() || (isClock || isBare) && !loops.isEmpty())) {
            return steps;
        }
        String what = loops.isEmpty() ? shown.getFirst().as() : loops.getFirst().what();
        Step.Call source = new Step.Call(
                Steps.nextKey(steps),
                Slot.said("GET"),
                Slot.unknown(),
                Step.Payload.NOTHING,
                what + " source",
                null,
                List.of());
        return Stream.concat(Stream.of(source), steps.stream()).toList();
    }

    /** "Every hour call https://…": with nothing to send, a call reads. */
    private static List<Step> polled(List<Step> steps, Slot<Start> start) {
        boolean isClock = start.value() instanceof Start.Schedule;
        return isClock
                        && !steps.isEmpty()
                        && steps.getFirst() instanceof Step.Call call
                        && call.method().isAssumed()
                        && call.system() == null
                        && call.what().isEmpty()
                ? Steps.replace(
                        steps, call.key(), _ -> call.withMethod(Slot.inferred("GET", 0.8), Step.Payload.NOTHING))
                : steps;
    }
}
