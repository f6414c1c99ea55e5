package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Understanding without a model key: phrases by pattern, the rest by closeness of meaning. English. */
public final class GuidedUnderstanding implements Understanding {
    private static final int LONGEST = 4_000;

    private final Gist gist;
    private final Skills skills;
    private final Embeddings embeddings;
    private final Reach reach;
    private final Systems systems;
    private final Beginnings beginnings;
    private final Completion completion;
    private final Errands errands;
    private final Happenings happenings;

    /** Where no connectors are. */
    public GuidedUnderstanding(Embeddings embeddings) {
        this(embeddings, Reach.of(new OperationCatalog(List.of())));
    }

    public GuidedUnderstanding(Embeddings embeddings, Reach reach) {
        this(embeddings, reach, Systems.known(), new Gist(embeddings), new Skills(embeddings));
    }

    private GuidedUnderstanding(Embeddings embeddings, Reach reach, Systems systems, Gist gist, Skills skills) {
        this.embeddings = embeddings;
        this.reach = reach;
        this.systems = systems;
        this.gist = gist;
        this.skills = skills;
        this.happenings = new Happenings(reach, embeddings, systems);
        this.beginnings = new Beginnings(systems, gist);
        this.completion = new Completion(systems);
        this.errands = new Errands(reach, embeddings, systems);
    }

    /** The same, knowing by name the systems of further operations too. */
    public GuidedUnderstanding alsoKnowing(Reach more) {
        Set<String> known = connectors(reach.operations());
        List<String> further = connectors(more.operations()).stream()
                .filter(connector -> !known.contains(connector))
                .toList();
        return new GuidedUnderstanding(embeddings, more, systems.and(further), gist, skills);
    }

    private static Set<String> connectors(OperationCatalog operations) {
        return operations.specs().stream().map(OperationSpec::connector).collect(Collectors.toCollection(TreeSet::new));
    }

    private GuidedUnderstanding(GuidedUnderstanding other, Set<String> connected) {
        this.embeddings = other.embeddings;
        this.reach = other.reach;
        this.systems = other.systems;
        this.gist = other.gist;
        this.skills = other.skills;
        this.beginnings = other.beginnings;
        this.completion = other.completion;
        this.errands = other.errands.where(connected);
        this.happenings = other.happenings.where(connected);
    }

    /** The same for an organization that has these connectors connected: they are meant where no name is said. */
    public GuidedUnderstanding where(Set<String> connected) {
        return new GuidedUnderstanding(this, connected);
    }

    @Override
    public Reading read(String utterance, Brief brief) {
        Marked text = new Marked(utterance.length() > LONGEST ? utterance.substring(0, LONGEST) : utterance);
        markNames(text);
        // What starts the work is told by words that conditions and approvals also use, so it is read before those are
        // marked.
        String sentences = text.text();
        Slot<Start> said = happenings.told(beginnings.of(sentences, text.chunks()), text, sentences);
        markDoings(text, skills);
        LateConditions.setApart(text);
        List<Chunk> chunks = text.chunks();
        List<Brief.Note> notes = new ArrayList<>();
        Slot<Start> start = said;
        if (start.value() == null && brief.start().value() == null) {
            start = beginnings.faint(text);
        }
        beginnings.elsewhere(start.value(), text).ifPresent(notes::add);
        Slot<Start> begins = start.or(brief.start());
        Outliner outliner = new Outliner(text, systems, gist, skills, begins.value());
        List<Step> outlined = outliner.steps(text.text());
        List<Step> completed = completion.of(outlined, outliner.onFailure(), sentences, begins, text);
        List<Step> steps = errands.of(completed, text, sentences, begins.value());
        notes.addAll(Leftovers.of(text, steps, begins.value()));
        boolean isWish = brief.steps().isEmpty() && (!steps.isEmpty() || start.source() == Slot.Source.SAID);
        if (isWish) {
            Unheard.in(text, steps, begins.value(), outliner.isAboutModels()).stream()
                    .map(Leftovers::words)
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
        }
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
        TwoWays.straighten(text);
        Schedules.mark(text);
        Forms.mark(text);
        InputLists.mark(text);
        Switches.find(text).ifPresent(found -> text.mark(found.start(), found.end(), new Chunk.Choice(found)));
    }

    static void markDoings(Marked text, Skills skills) {
        Mishaps.mark(text);
        Countdowns.mark(text);
        Durations.mark(text);
        Labels.mark(text);
        Subsets.mark(text);
        Labels.markCases(text, skills);
        Conditions.markNumbers(text);
        Approvals.mark(text);
        Conditions.mark(text);
    }

    private static <C extends Chunk> Stream<C> chunks(List<Chunk> chunks, Class<C> kind) {
        return chunks.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T> Slot<T> slot(Stream<T> values) {
        return values.findFirst().map(Slot::said).orElseGet(Slot::unknown);
    }
}
