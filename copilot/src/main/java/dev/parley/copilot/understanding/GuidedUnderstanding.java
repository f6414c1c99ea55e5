package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understanding without a model key: phrases by pattern, the rest by closeness of meaning. English. */
public final class GuidedUnderstanding implements Understanding {
    private static final Pattern LATE_CONDITION = Words.pattern(" and (?=⟨)");
    /** "Each time I get a payment over 100 send …": what is done is told in a clause of its own. */
    private static final Pattern EARLY_CONDITION = Words.pattern(
            "(⟨\\d+⟩),? (?=(?:send|post|create|add|notify|alert|warn|page|tell|open|forward|log|store|save|email|message|text) )");

    private static final int LONGEST = 4_000;
    /** What starts the work is told early; weighing a clause by meaning takes some milliseconds. */
    private static final int MOST_WEIGHED = 4;

    private final Gist gist;
    private final Systems systems = Systems.known();
    private final Places places = new Places(systems);
    private final Occasions occasions = new Occasions(systems);

    public GuidedUnderstanding(Embeddings embeddings) {
        this.gist = new Gist(embeddings);
    }

    @Override
    public Reading read(String utterance, Brief brief) {
        Marked text = new Marked(utterance.length() > LONGEST ? utterance.substring(0, LONGEST) : utterance);
        markNames(text);
        // What starts the work is told by words that conditions and approvals also use, so it is read before those are
        // marked.
        String sentences = text.text();
        Slot<Start> said = begun(sentences, text.chunks());
        markDoings(text);
        text.rewrite(LATE_CONDITION, match -> opensCondition(text, match) ? ", and " : match.group());
        text.rewrite(
                EARLY_CONDITION, match -> isCondition(text, match.group(1)) ? match.group(1) + ", " : match.group());
        List<Chunk> chunks = text.chunks();
        List<Brief.Note> notes = new ArrayList<>();
        Slot<Start> start = said;
        if (start.value() == null && brief.start().value() == null) {
            start = byMeaning(text);
        }
        elsewhere(start.value(), text).ifPresent(notes::add);
        Slot<Start> begins = start.or(brief.start());
        List<Step> outlined = new Outliner(text, systems, gist, begins.value()).steps(text.text());
        List<Step> steps = sourced(polled(completed(outlined, sentences, begins.value(), text), begins), begins);
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

    /** "Check … and if it is down tell …": the condition is about what comes after it. */
    private static boolean isCondition(Marked text, String mark) {
        return text.in(mark).stream().anyMatch(Chunk.If.class::isInstance);
    }

    private static boolean opensCondition(Marked text, MatchResult match) {
        String before = text.text().substring(Math.max(0, match.start() - 5), match.start());
        String after = text.text().substring(match.end(), Math.min(text.text().length(), match.end() + 6));
        return text.in(after).stream().limit(1).anyMatch(Chunk.If.class::isInstance)
                && !(before.endsWith("⟩") && text.in(before).stream().anyMatch(Chunk.If.class::isInstance));
    }

    static void markDoings(Marked text) {
        Mishaps.mark(text);
        Durations.mark(text);
        Labels.mark(text);
        Labels.markCases(text);
        Conditions.markNumbers(text);
        Approvals.mark(text);
        Conditions.mark(text);
    }

    /** What is told of a named system, a mailbox or a chat says more than that something arrives. */
    private Slot<Start> begun(String sentences, List<Chunk> chunks) {
        Slot<Start> start = Starts.of(sentences, chunks);
        boolean isForm = start.value() instanceof Start.Manual manual
                && manual.inputs().isEmpty()
                && !Starts.isByHand(sentences);
        boolean isPlain = start.value() == null
                || isForm
                || start.value() instanceof Start.Webhook && start.source() == Slot.Source.INFERRED;
        Slot<Start> occasion = isPlain ? occasions.of(sentences) : Slot.unknown();
        return occasion.value() == null ? start : occasion;
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

    private Slot<Start> byMeaning(Marked text) {
        for (Clause clause : Clause.of(text.text()).stream().limit(MOST_WEIGHED).toList()) {
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
    private Optional<Brief.Note> elsewhere(@Nullable Start start, Marked text) {
        return switch (start) {
            case Start.Event event when event.system() != null -> Optional.of(unwatched(event.system(), true));
            case Start.Chat chat when chat.system() != null -> Optional.of(unwatched(chat.system(), true));
            case Start.Webhook _ -> called(text);
            case Start.Event _, Start.Chat _, Start.Schedule _, Start.Manual _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Optional<Brief.Note> called(Marked text) {
        return Clause.of(text.text()).stream()
                .filter(clause -> Starts.isStart(clause.text()))
                .map(clause -> systems.in(text.plain(clause.text())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(system -> unwatched(system, false));
    }

    private static Brief.Note unwatched(String system, boolean isTold) {
        return new Brief.Note(
                "trigger_not_connected",
                "trigger",
                "Parley cannot watch " + system + " yet, so this starts when "
                        + (isTold
                                ? "it is told so by POST /api/events, or by a person."
                                : "something calls its webhook."),
                "Let " + system
                        + ", or a small forwarder, POST to the address shown after approval; or say \"every 15 minutes\" to check by the clock.");
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
