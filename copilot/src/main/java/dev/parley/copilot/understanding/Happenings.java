package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.event.EventSource;
import dev.parley.copilot.brief.Inputs;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.reach.Reach;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What connectors tell of by themselves: an event of a system that was named is the one of its connector that is nearest in meaning. */
final class Happenings {
    private static final double CLOSE = 0.3;
    /** What a word of the event's title said in so many words is worth beside closeness of meaning. */
    private static final double SAID = 0.15;

    private static final Pattern MINUTES_BEFORE =
            Words.pattern("\\b(?<n>\\d{1,3}|five|ten|fifteen|thirty) minutes? (?:before|ahead|prior)\\b");
    private static final Pattern THREE_CX = Words.pattern("\\b3cx\\b");
    private static final Pattern HOUR_BEFORE = Words.pattern("\\b(?:an|one|1) hour (?:before|ahead|prior)\\b");

    private final Reach reach;
    private final Embeddings embeddings;
    private final Systems systems;
    private final Set<String> connected;
    private final Map<String, float[]> vectors;

    Happenings(Reach reach, Embeddings embeddings, Systems systems) {
        this(reach, embeddings, systems, Set.of(), new ConcurrentHashMap<>());
    }

    private Happenings(
            Reach reach, Embeddings embeddings, Systems systems, Set<String> connected, Map<String, float[]> vectors) {
        this.reach = reach;
        this.embeddings = embeddings;
        this.systems = systems;
        this.connected = Set.copyOf(connected);
        this.vectors = vectors;
    }

    Happenings where(Set<String> areConnected) {
        return new Happenings(reach, embeddings, systems, areConnected, vectors);
    }

    /** Leaves what no connector tells of as it is. */
    Slot<Start> told(Slot<Start> start, Marked text, String sentences) {
        boolean isOpen = start.value() == null
                || start.value() instanceof Start.Webhook
                        && (start.source() == Slot.Source.INFERRED || PhoneCalls.areNamed(sentences));
        return isOpen ? called(start, sentences) : happened(start, text, sentences);
    }

    /** What happens on the phone is told by a phone system, where there is a connector of one. */
    private Slot<Start> called(Slot<Start> start, String sentences) {
        String system = THREE_CX.matcher(sentences).find() ? "3CX" : null;
        return PhoneCalls.in(sentences)
                .flatMap(call -> reach.event(call.source()))
                .map(event -> Slot.<Start>inferred(
                        new Start.Event(event.id(), "call", system, event.title(), List.of(), null), 0.75))
                .orElse(start);
    }

    private Slot<Start> happened(Slot<Start> start, Marked text, String sentences) {
        return start.value() instanceof Start.Event event && !reach.events().isEmpty()
                ? new Slot<>(told(event, text, sentences), start.source(), start.confidence())
                : start;
    }

    private Start told(Start.Event event, Marked text, String sentences) {
        String clause = clause(event, text, sentences);
        String words = (names(event, text.plain(clause)) ? event.noun() + ": " : "") + text.plain(clause);
        float[] meant = embeddings.embed(words);
        List<EventSource> candidates = of(event);
        return candidates.stream()
                .map(source -> Map.entry(
                        source,
                        closeness(source, meant, words)
                                + (topic(source.id(), sentences).isEmpty() ? 0 : CLOSE)))
                .filter(entry -> candidates.size() == 1 || entry.getValue() >= CLOSE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .<Start>map(source -> new Start.Event(
                        source.id() + topic(source, text.plain(sentences)),
                        event.noun(),
                        isOfKind(event) ? null : event.system(),
                        source.title(),
                        Narrowing.take(text, clause, source.sample()),
                        needed(source).orElse(null)))
                .orElse(event);
    }

    /** What a trigger has to say after a colon, lest it wait for ever. */
    private static Optional<Step.Gap> needed(EventSource source) {
        return source instanceof EventSource.Poll poll
                        && poll.unfit(source.id()).isPresent()
                ? Inputs.known()
                        .gap(source.id(), "topic")
                        .or(() -> Optional.of(new Step.Gap("topic", "one", "its address or id", false)))
                : Optional.empty();
    }

    private static String topic(EventSource source, String words) {
        return needed(source)
                .flatMap(gap -> Links.find(words).filter(link -> link.contains(gap.noun())))
                .flatMap(Topics::in)
                .map(id -> ":" + id)
                .orElseGet(() -> topic(source.id(), words));
    }

    /** Those of the system that was named; of a kind of system those of the one that is connected, else the first there is. */
    private List<EventSource> of(Start.Event event) {
        String kind =
                event.system() == null && event.source().equals("mail") ? "e-mail" : String.valueOf(event.system());
        List<String> names = Usual.known().ofKind(kind).isEmpty()
                ? List.of(Names.identifier(kind))
                : Usual.known().ofKind(kind);
        Optional<String> ready = names.stream().filter(connected::contains).findFirst();
        return ready.map(Stream::of)
                .orElseGet(names::stream)
                .map(name -> reach.events().stream()
                        .filter(source -> source.id().startsWith(name + "."))
                        .toList())
                .filter(sources -> !sources.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The clause that tells of it. */
    private String clause(Start.Event event, Marked text, String sentences) {
        List<String> clauses = Clause.of(sentences).stream().map(Clause::text).toList();
        List<String> told = clauses.stream()
                .filter(clause -> isOfKind(event)
                        || systems.mentions(text.plain(clause)).stream()
                                .anyMatch(mention -> mention.system().name().equals(event.system())))
                .toList();
        return told.stream()
                .filter(clause -> names(event, text.plain(clause)))
                .findFirst()
                .or(() -> told.stream().findFirst())
                .orElse(clauses.getFirst());
    }

    private static boolean names(Start.Event event, String words) {
        return words.toLowerCase(Locale.ROOT).contains(event.noun());
    }

    private static boolean isOfKind(Start.Event event) {
        return event.system() == null || !Usual.known().ofKind(event.system()).isEmpty();
    }

    private double closeness(EventSource source, float[] meant, String words) {
        String said = " " + words.toLowerCase(Locale.ROOT);
        long shared = Stream.of(source.id().replaceFirst("^.*\\.", "").split("_"))
                .filter(word -> said.contains(" " + stem(word)))
                .count();
        return Embeddings.similarity(
                        meant, vectors.computeIfAbsent(source.title().replaceFirst(";.*$", ""), embeddings::embed))
                + SAID * shared;
    }

    private static String stem(String word) {
        return word.replaceFirst("(?:ed|ing|s)$", "");
    }

    /** "Fifteen minutes before a meeting". */
    private static String topic(String source, String words) {
        Matcher minutes = MINUTES_BEFORE.matcher(words);
        if (!source.endsWith(".event_starting")) {
            return "";
        }
        return minutes.find()
                ? ":" + Words.number(minutes.group("n"))
                : HOUR_BEFORE.matcher(words).find() ? ":60" : "";
    }

    /** Fields, dotted, that what starts the work is known to bring. */
    static Set<String> fields(Reach reach, @Nullable Start start) {
        Set<String> fields = new HashSet<>();
        if (start instanceof Start.Event event) {
            reach.event(event.source()).ifPresent(source -> collect(source.sample(), "", fields));
        }
        if (start instanceof Start.Manual manual) {
            manual.inputs().forEach(input -> fields.add(input.name()));
        }
        return fields;
    }

    private static void collect(JsonNode node, String path, Set<String> fields) {
        node.propertyStream().forEach(entry -> {
            String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            fields.add(name);
            if (entry.getValue().isObject()) {
                collect(entry.getValue(), name, fields);
            }
        });
    }
}
