package dev.parley.connectors.ai;

import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.model.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer took.
 *
 * @param cost in USD; null when the model's price is not known
 * @param notices what people should know, such as that another model had to step in
 */
record Used(String model, Count tokens, @Nullable BigDecimal cost, List<String> notices) {
    /** Tokens of all attempts together, as outputs show them. */
    record Count(
            @Doc("of what was sent") long in,
            @Doc("of the answer, thinking included") long out) {}

    static Used by(Reply reply) {
        return new Used(
                reply.model().toString(),
                new Count(reply.tokens().in(), reply.tokens().out()),
                reply.cost(),
                reply.notices());
    }

    /** What is built in costs nothing. */
    static Used locally(String model) {
        return new Used(model, new Count(0, 0), BigDecimal.ZERO, List.of());
    }

    Used noting(List<String> more) {
        List<String> all = new ArrayList<>(notices);
        all.addAll(more);
        return new Used(model, tokens, cost, List.copyOf(all));
    }

    /** For samples. */
    static Used sample() {
        return new Used("openai/gpt-5.4-mini", new Count(412, 58), new BigDecimal("0.00057"), List.of());
    }
}
