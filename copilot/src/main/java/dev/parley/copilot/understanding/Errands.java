package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Steps that a connector's operation does: of the system that was named and of no other, and of its operations the one nearest in
 * meaning to the words, among those that do to the world what the words say. Where none is near, the step stays an HTTP request.
 */
final class Errands {
    private static final double CLOSE = 0.3;
    /** What a synonym said in so many words is worth beside closeness of meaning: enough on its own. */
    private static final double SAID = 0.3;

    /** What is usual there is meant where nothing else is clearly nearer. */
    private static final double USUAL = 0.12;
    /** What a word of the title said in so many words is worth, as in "deal" for "Create a deal". */
    private static final double NAMED = 0.08;

    private static final Set<String> EMPTY = Set.of(
            "a", "an", "the", "to", "in", "on", "of", "with", "from", "it", "my", "our", "is", "are", "e", "under");
    private static final Pattern DELETING = Words.pattern("\\b(?:delet|remov|eras|purg|clean)\\w*");
    private static final Pattern SPENDING =
            Words.pattern("\\b(?:pay|pays|paid|refund|charg|purchas|buy|order|transfer|payout)\\w*");
    /** What names no thing of its own: "create it". */
    private static final Predicate<String> OF_IT =
            Words.pattern("\\b(?:it|them)\\b").asPredicate();

    static final Set<String> OWNERS = Set.of("google", "microsoft", "amazon");
    /** Where the name of a product is not that of its connector. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "postgresql", List.of("sql", "postgres"),
            "rss", List.of("feed"),
            "imap", List.of("mail"));

    private final Reach reach;
    private final Embeddings embeddings;
    private final Systems systems;
    private final Set<String> connected;
    private final Usual usual = Usual.known();
    private final Map<String, float[]> vectors;

    Errands(Reach reach, Embeddings embeddings, Systems systems) {
        this(reach, embeddings, systems, Set.of(), new ConcurrentHashMap<>());
    }

    private Errands(
            Reach reach, Embeddings embeddings, Systems systems, Set<String> connected, Map<String, float[]> vectors) {
        this.reach = reach;
        this.embeddings = embeddings;
        this.systems = systems;
        this.connected = Set.copyOf(connected);
        this.vectors = vectors;
    }

    /** Where these connectors are connected: they are meant where no name is said. */
    Errands where(Set<String> areConnected) {
        return new Errands(reach, embeddings, systems, areConnected, vectors);
    }

    /** @param text in which names are marked */
    List<Step> of(List<Step> steps, Marked text, String sentences, @Nullable Start start) {
        Set<String> connectors = reach.operations().specs().stream()
                .map(OperationSpec::connector)
                .collect(Collectors.toSet());
        String begins = start instanceof Start.Event event && event.seen()
                ? event.source().replaceFirst("\\..*", "")
                : null;
        Set<String> given = new HashSet<>(Happenings.fields(reach, start));
        Map<String, Integer> told = new HashMap<>();
        return Twice.removed(Steps.rewrite(
                steps,
                step -> List.of(
                        step instanceof Step.Call call
                                ? sent(call, connectors, words(call, text, sentences, told), given, begins)
                                : step)));
    }

    private Step sent(
            Step.Call call, Set<String> connectors, String words, Set<String> given, @Nullable String begins) {
        boolean isOpen = call.system() != null
                && call.address().value() == null
                && call.address().source() != Slot.Source.ASKED;
        if (!isOpen) {
            return call;
        }
        String system = String.valueOf(call.system());
        List<String> meant = connectors(system, connectors, begins);
        List<Step.Errand> errands = meant.stream()
                .flatMap(connector -> nearest(call, connector, words).stream())
                .map(spec -> errand(spec, words, given))
                .toList();
        if (errands.isEmpty()) {
            return call;
        }
        boolean isNamed = usual.ofKind(system).isEmpty() || meant.getFirst().equals(begins);
        Step.Errand first = errands.getFirst();
        return call.of(usual.ofKind(system).isEmpty() ? system : systems.nameOf(first.connector()))
                .by(first.among(errands.size() == 1 ? List.of() : errands, isNamed ? null : system));
    }

    private Step.Errand errand(OperationSpec spec, String words, Set<String> given) {
        Map<String, String> said = ErrandWords.of(spec, words);
        return new Step.Errand(
                spec.id(),
                spec.title(),
                said,
                Gaps.of(spec, said.keySet(), given).orElse(null),
                List.of(),
                null);
    }

    /** Of a name the one connector; of a kind what starts the work, else those that are connected, else the first there is. */
    private List<String> connectors(String system, Set<String> connectors, @Nullable String begins) {
        List<String> kind =
                usual.ofKind(system).stream().filter(connectors::contains).toList();
        if (!usual.ofKind(system).isEmpty()) {
            if (begins != null && kind.contains(begins)) {
                return List.of(begins);
            }
            List<String> ready = kind.stream().filter(connected::contains).toList();
            boolean isOpen = usual.ofKind(system).getFirst().equals("?");
            return ready.isEmpty() ? kind.stream().limit(isOpen ? 0 : 1).toList() : ready;
        }
        return connector(system, connectors).stream().toList();
    }

    private static Optional<String> connector(String system, Set<String> connectors) {
        String name = Names.identifier(system);
        int owner = name.indexOf('_');
        Stream<String> product = owner > 0 && OWNERS.contains(name.substring(0, owner))
                ? Stream.of(name.substring(owner + 1))
                : Stream.of();
        return Stream.of(Stream.of(name, name.replace("_", "")), product, ALSO.getOrDefault(name, List.of()).stream())
                .flatMap(names -> names)
                .filter(connectors::contains)
                .findFirst();
    }

    /**
     * The clause that speaks of the system, as it was said; where only what starts the work does, all that is to be done.
     *
     * @param before how many calls there were of the same thing, which are told by the clauses before
     */
    private String words(Step.Call call, Marked text, String sentences, Map<String, Integer> before) {
        List<String> done = Clause.of(sentences).stream()
                .map(Clause::text)
                .filter(clause -> !Starts.isStart(clause) && !Occasions.isWhen(clause))
                .map(text::plain)
                .toList();
        List<String> told = done.stream()
                .filter(clause -> systems.mentions(clause).stream()
                        .anyMatch(mention -> mention.system().name().equals(call.system())))
                .toList();
        List<String> ofIt = told.stream()
                .filter(clause ->
                        call.what().isEmpty() || clause.toLowerCase(Locale.ROOT).contains(call.what()))
                .toList();
        List<String> likeIt = ofIt.stream()
                .filter(clause -> Actions.reads(clause) == call.isFetch())
                .filter(clause -> !call.what().isEmpty() || ofIt.stream().noneMatch(OF_IT) || OF_IT.test(clause))
                .toList();
        int nth = before.merge(call.system() + " " + call.what() + " " + call.isFetch(), 1, Integer::sum) - 1;
        return likeIt.stream()
                .skip(Math.min(nth, Math.max(0, likeIt.size() - 1)))
                .findFirst()
                .or(() -> ofIt.stream().findFirst())
                .or(() -> told.stream().findFirst())
                .orElseGet(() -> done.isEmpty() ? call.what() : String.join(", ", done));
    }

    private Optional<OperationSpec> nearest(Step.Call call, String connector, String words) {
        float[] meant = embeddings.embed(words);
        Optional<String> expected = usual.operation(connector, call.isFetch());
        return reach.operations().specs().stream()
                .filter(spec -> spec.connector().equals(connector) && does(spec.effect(), call, words))
                .map(spec -> Map.entry(
                        spec,
                        closeness(spec, meant, words)
                                + (expected.filter(spec.id()::equals).isPresent() ? USUAL : 0)))
                .filter(entry -> entry.getValue() >= CLOSE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .or(() -> expected.flatMap(reach.operations()::find).map(operation -> operation.spec()));
    }

    /** What reads does not write, and nothing is deleted or paid that nobody spoke of. */
    private static boolean does(Effect effect, Step.Call call, String words) {
        return switch (effect) {
            case READ -> call.isFetch();
            case WRITE, SEND ->
                !call.isFetch() && !"DELETE".equals(call.method().value());
            case DELETE -> !call.isFetch() && DELETING.matcher(words).find();
            case SPEND -> !call.isFetch() && SPENDING.matcher(words).find();
        };
    }

    private double closeness(OperationSpec spec, float[] meant, String words) {
        String said = " " + words.toLowerCase(Locale.ROOT) + " ";
        boolean isSaid = spec.synonyms().stream()
                .map(synonym -> telling(synonym, spec.connector()))
                .anyMatch(
                        synonym -> !synonym.isEmpty() && synonym.stream().allMatch(word -> said.contains(" " + word)));
        return Math.max(
                        Embeddings.similarity(meant, vector(spec.title())),
                        Embeddings.similarity(meant, vector(spec.summary())))
                + (isSaid ? SAID : 0)
                + NAMED
                        * telling(spec.title(), spec.connector()).stream()
                                .filter(word -> word.length() > 2 && said.contains(" " + word))
                                .count();
    }

    /** The words that tell an operation from the others of its system: "reply", not "an e-mail". */
    private List<String> telling(String words, String connector) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word) && !connector.contains(word))
                .filter(word -> !usual.isKindOf(word, connector))
                .toList();
    }

    private float[] vector(String text) {
        return vectors.computeIfAbsent(text, embeddings::embed);
    }
}
