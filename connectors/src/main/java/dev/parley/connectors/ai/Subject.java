package dev.parley.connectors.ai;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is to be judged, made readable: {@code {"user_type": "premium"}} says "user type: premium".
 *
 * @param said words that are claimed: all of a plain text; of JSON the values, and the names of what is true
 * @param mentioned words that only name a field
 */
record Subject(String text, Set<String> said, Set<String> mentioned) {
    /** A vector of much more would mean everything and nothing. */
    private static final int LONGEST = 2_000;

    static Subject of(JsonNode input) {
        StringBuilder text = new StringBuilder();
        Subject subject = new Subject("", new HashSet<>(), new HashSet<>());
        subject.collect("", input, text);
        return new Subject(text.toString().strip(), subject.said, subject.mentioned);
    }

    private void collect(String name, JsonNode value, StringBuilder into) {
        if (into.length() > LONGEST || value.isNull()) {
            return;
        } else if (value.isObject()) {
            value.forEachEntry((inner, innerValue) -> collect(Words.readable(inner), innerValue, into));
        } else if (value.isArray()) {
            value.forEach(item -> collect(name, item, into));
        } else if (value.isBoolean()) {
            collectClaim(name, value.booleanValue(), into);
        } else {
            String words = value.asString();
            said.addAll(Words.of(words));
            mentioned.addAll(Words.of(name));
            into.append(name.isEmpty() ? "" : name + ": ").append(words).append(name.isEmpty() ? "\n" : ". ");
        }
    }

    private void collectClaim(String name, boolean holds, StringBuilder into) {
        if (holds) {
            said.addAll(Words.of(name));
        }
        into.append(holds ? "" : "not ").append(name).append(". ");
    }
}
