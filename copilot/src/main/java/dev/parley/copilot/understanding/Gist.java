package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a sentence is about when no pattern knows its words: the nearest of a few intents by meaning. */
final class Gist {
    private static final Pattern SOMEBODY = Words.pattern(
            "\\b(?:me|us|i|we|he|she|they|somebody|someone|anybody|nobody|person|people|human|boss|manager|lead|leader|head|chief|ceo|cfo|cto|owner|director|supervisor|colleague|team|department|finance|ops|operations|legal|hr|accounting|accountant|security|compliance|marketing|sales|editor|admin|expert|partner|\\p{L}+(?:er|or|ist) (?:must|has|have|should|needs?|may|can))\\b");
    private static final double CLOSE = 0.58;
    private static final double MARGIN = 0.06;
    private static final List<Example> EXAMPLES = List.of(
            new Example(Intent.APPROVAL, "somebody has to give the green light before it continues"),
            new Example(Intent.APPROVAL, "get a yes from the boss"),
            new Example(Intent.APPROVAL, "a human should look at it and decide"),
            new Example(Intent.APPROVAL, "hold it until the manager agrees"),
            new Example(Intent.APPROVAL, "let me look at it before anything goes out"),
            new Example(Intent.APPROVAL, "my manager has to be fine with it"),
            new Example(Intent.APPROVAL, "the boss decides whether it may happen"),
            new Example(Intent.APPROVAL, "nothing is sent before a person has seen it"),
            new Example(Intent.WEBHOOK, "our website sends us the data"),
            new Example(Intent.WEBHOOK, "another system notifies us about an event"),
            new Example(Intent.WEBHOOK, "something happens in an external application"),
            new Example(Intent.MANUAL, "I start it myself whenever I like"),
            new Example(Intent.MANUAL, "a colleague fills in some values and runs it"),
            new Example(Intent.CALL, "send the data to another system"),
            new Example(Intent.CALL, "deliver it to the warehouse"),
            new Example(Intent.SHOW, "give me an overview of the results"),
            new Example(Intent.SHOW, "inform me about the outcome"),
            new Example(Intent.VAGUE, "automate my business"),
            new Example(Intent.VAGUE, "make our work faster and easier"),
            new Example(Intent.VAGUE, "what can you do for me"),
            new Example(Intent.VAGUE, "hello, how are you"));

    /** What a sentence may be about. */
    enum Intent {
        APPROVAL,
        WEBHOOK,
        MANUAL,
        CALL,
        SHOW,
        VAGUE
    }

    private record Example(Intent intent, String text) {}

    private record Known(Intent intent, float[] vector) {}

    private final Embeddings embeddings;
    private final Supplier<List<Known>> known;

    Gist(Embeddings embeddings) {
        this.embeddings = embeddings;
        this.known = Once.of(() -> EXAMPLES.stream()
                .map(example -> new Known(example.intent(), embeddings.embed(example.text())))
                .toList());
    }

    /** The intent a sentence is clearly nearest to. */
    Optional<Intent> intent(String sentence) {
        if (sentence.isBlank() || sentence.split("\\s+").length < 2) {
            return Optional.empty();
        }
        float[] vector = embeddings.embed(sentence);
        double best = -1;
        double second = -1;
        Intent nearest = Intent.VAGUE;
        for (Intent intent : Intent.values()) {
            double score = known.get().stream()
                    .filter(one -> one.intent() == intent)
                    .mapToDouble(one -> Embeddings.similarity(one.vector(), vector))
                    .max()
                    .orElse(0);
            if (score > best) {
                second = best;
                best = score;
                nearest = intent;
            } else {
                second = Math.max(second, score);
            }
        }
        return best >= CLOSE && best - second >= MARGIN ? Optional.of(nearest) : Optional.empty();
    }

    static boolean speaksOfPeople(String clause) {
        return SOMEBODY.matcher(clause).find();
    }

    Optional<Chunk.Ask> approval(String clause) {
        // No approval without somebody who gives it: most clauses need not be weighed.
        return (speaksOfPeople(clause) ? intent(clause) : Optional.<Intent>empty())
                .filter(Intent.APPROVAL::equals)
                .map(_ -> new Chunk.Ask(List.of(), false, 1, false));
    }
}
