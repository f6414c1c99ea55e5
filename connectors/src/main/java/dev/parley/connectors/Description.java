package dev.parley.connectors;

import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;

/**
 * An operation's description in the making; the schemas come from the records.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public final class Description<I extends Record, O extends Record> {
    private final OperationSpec spec;
    private final Class<I> input;
    private final Class<O> output;

    private Description(OperationSpec spec, Class<I> input, Class<O> output) {
        this.spec = spec;
        this.input = input;
        this.output = output;
    }

    /**
     * @param id {@code connector.operation}
     * @param title a short imperative, such as "Create an issue"
     * @param summary one sentence for people
     */
    public static Words operation(String id, String title, String summary) {
        return new Words(id, title, summary, Effect.WRITE, false, List.of());
    }

    public OperationSpec spec() {
        return spec;
    }

    public Class<I> input() {
        return input;
    }

    public Class<O> output() {
        return output;
    }

    /** The same operation, with what its call is known to promise. */
    public Description<I, O> with(Effect effect, boolean isIdempotent) {
        OperationSpec other = new OperationSpec(
                spec.id(),
                spec.title(),
                spec.summary(),
                spec.input(),
                spec.output(),
                effect,
                isIdempotent,
                spec.sample(),
                spec.synonyms());
        return new Description<>(other, input, output);
    }

    /** The part that needs no types. An operation that says nothing else writes and is not idempotent: the careful reading. */
    public record Words(
            String id, String title, String summary, Effect effect, boolean isIdempotent, List<String> alsoCalled) {
        public Words effect(Effect newEffect) {
            return new Words(id, title, summary, newEffect, isIdempotent, alsoCalled);
        }

        /** It changes nothing. */
        public Words reading() {
            return effect(Effect.READ).idempotent();
        }

        /** Doing it twice with the same idempotency key equals doing it once. */
        public Words idempotent() {
            return new Words(id, title, summary, effect, true, alsoCalled);
        }

        /** What people call it, for the copilot's search. */
        public Words synonyms(String... synonyms) {
            return new Words(id, title, summary, effect, isIdempotent, List.of(synonyms));
        }

        /** @param sample an output as the real system would give it; its class is the output's schema */
        public <I extends Record, O extends Record> Description<I, O> of(Class<I> input, O sample) {
            OperationSpec spec = new OperationSpec(
                    id,
                    title,
                    summary,
                    RecordSchema.of(input),
                    RecordSchema.of(sample.getClass()),
                    effect,
                    isIdempotent,
                    OperationJson.MAPPER.valueToTree(sample),
                    alsoCalled);
            @SuppressWarnings("unchecked") // records are final: the sample's class is O
            Class<O> output = (Class<O>) sample.getClass();
            return new Description<>(spec, input, output);
        }
    }
}
