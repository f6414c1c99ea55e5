package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Understanding without a model key: phrases by pattern, the rest by closeness of meaning. English. */
public final class GuidedUnderstanding implements Understanding {
    private static final int LONGEST = 4_000;

    private final Gist gist;
    private final Systems systems = Systems.known();

    public GuidedUnderstanding(Embeddings embeddings) {
        this.gist = new Gist(embeddings);
    }

    @Override
    public Reading read(String utterance, Brief brief) {
        Marked text = new Marked(utterance.length() > LONGEST ? utterance.substring(0, LONGEST) : utterance);
        markNames(text);
        // What starts the work is told by words that conditions and approvals also use, so it is read before those are
        // marked.
        Slot<Start> said = Starts.of(text.text(), text.chunks());
        markDoings(text);
        List<Chunk> chunks = text.chunks();
        List<Brief.Note> notes = new ArrayList<>();
        Slot<Start> start = said;
        if (start.value() == null && brief.start().value() == null) {
            start = byMeaning(text);
        }
        if (start.value() instanceof Start.Webhook) {
            elsewhere(text).ifPresent(notes::add);
        }
        Slot<Start> begins = start.or(brief.start());
        List<Step> told = Leftovers.guarded(new Outliner(text, systems, gist).steps(text.text()), text);
        List<Step> steps = sourced(polled(told, begins), begins);
        notes.addAll(Leftovers.of(text, steps));
        return new Reading(
                start,
                slot(chunks(chunks, Chunk.Timing.class).map(Chunk.Timing::zone).filter(Objects::nonNull)),
                steps,
                slot(chunks(chunks, Chunk.Again.class).map(Chunk.Again::times)),
                slot(chunks(chunks, Chunk.Within.class).map(Chunk.Within::duration)),
                chunks(chunks, Chunk.Link.class).map(Chunk.Link::url).toList(),
                notes);
    }

    /** Longer and surer phrases first: what is marked is out of the way of the rest. */
    static void markNames(Marked text) {
        Links.mark(text);
        Phrasing.straighten(text);
        Schedules.mark(text);
        InputLists.mark(text);
        Switches.find(text).ifPresent(found -> text.mark(found.start(), found.end(), new Chunk.Choice(found)));
    }

    static void markDoings(Marked text) {
        Mishaps.mark(text);
        Durations.mark(text);
        Conditions.markNumbers(text);
        Approvals.mark(text);
        Conditions.mark(text);
    }

    private Slot<Start> byMeaning(Marked text) {
        for (Clause clause : Clause.of(text.text())) {
            Optional<Gist.Intent> intent = gist.intent(text.plain(clause.text()));
            if (intent.filter(Gist.Intent.WEBHOOK::equals).isPresent()) {
                return Slot.inferred(new Start.Webhook("request"), 0.55);
            }
            if (intent.filter(Gist.Intent.MANUAL::equals).isPresent()) {
                return Slot.inferred(new Start.Manual(List.of()), 0.6);
            }
        }
        return Slot.unknown();
    }

    /** A start that speaks of another system's event cannot be watched there: the system has to call. */
    private Optional<Brief.Note> elsewhere(Marked text) {
        return Clause.of(text.text()).stream()
                .filter(clause -> Starts.isStart(clause.text()))
                .map(clause -> systems.in(text.plain(clause.text())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(
                        system -> new Brief.Note(
                                "trigger_not_connected",
                                "trigger",
                                "Parley cannot watch " + system
                                        + " yet, so this starts when something calls its webhook.",
                                "Let " + system
                                        + ", or a small forwarder, POST to the address shown after approval; or say \"every 15 minutes\" to check by the clock."));
    }

    /** A digest by the clock has to come from somewhere: without a source, one is asked for. */
    private static List<Step> sourced(List<Step> steps, Slot<Start> start) {
        List<Step.Show> shown = Steps.all(steps, Step.Show.class).stream()
                .filter(show -> show.text() == null
                        && !show.as().equals("message")
                        && !show.as().equals("reminder"))
                .toList();
        boolean hasSource = Steps.all(steps, Step.Call.class).stream().anyMatch(Step.Call::isFetch);
        if (shown.isEmpty() || hasSource || !(start.value() instanceof Start.Schedule)) {
            return steps;
        }
        Step.Call source = new Step.Call(
                Steps.nextKey(steps),
                Slot.said("GET"),
                Slot.unknown(),
                Step.Payload.NOTHING,
                shown.getFirst().as() + " source",
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
                        && call.what().isEmpty()
                ? Steps.replace(
                        steps,
                        call.key(),
                        _ -> new Step.Call(
                                call.key(),
                                Slot.inferred("GET", 0.8),
                                call.address(),
                                Step.Payload.NOTHING,
                                call.what(),
                                call.system(),
                                call.onError()))
                : steps;
    }

    private static <C extends Chunk> Stream<C> chunks(List<Chunk> chunks, Class<C> kind) {
        return chunks.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T> Slot<T> slot(Stream<T> values) {
        return values.findFirst().map(Slot::said).orElseGet(Slot::unknown);
    }
}
