package dev.parley.connectors.ai.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A model's answer.
 *
 * @param text all of it
 * @param json the answer read as JSON, which fits the schema that was asked for; null when none was
 * @param tokens of all attempts together
 * @param cost of all attempts together in USD; null when a model's price is not known
 * @param tried every attempt in order; the last is the one that answered
 * @param notices what people should know: another model had to step in, a budget is nearly spent
 */
public record Reply(
        String text,
        @Nullable JsonNode json,
        ModelName model,
        Tokens tokens,
        @Nullable BigDecimal cost,
        List<Attempt> tried,
        List<String> notices) {
    public Reply {
        tried = List.copyOf(tried);
        notices = List.copyOf(notices);
    }
}
