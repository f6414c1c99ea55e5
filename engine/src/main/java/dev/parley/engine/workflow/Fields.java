package dev.parley.engine.workflow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object on its way into a record. What is missing or of the wrong type becomes a finding, and the reader goes on with a
 * stand-in value, so that all mistakes are told at once; whoever reads throws in the end if there was an error.
 */
final class Fields {
    private final ObjectNode json;
    private final String where;
    private final List<Finding> findings;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param where as in {@link Finding#where()} */
    Fields(ObjectNode json, String where, List<Finding> findings) {
        this.json = json;
        this.where = where;
        this.findings = findings;
    }

    String where(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    /** Every field that is written, in its order. */
    List<String> names() {
        return List.copyOf(json.propertyNames());
    }

    /** An explicit null counts as absent. */
    Optional<JsonNode> get(String key) {
        asked.add(key);
        return Optional.ofNullable(json.get(key)).filter(value -> !value.isNull());
    }

    String text(String key) {
        if (get(key).isEmpty()) {
            missing(key, "a text");
        }
        return optionalText(key).orElse("");
    }

    Optional<String> optionalText(String key) {
        return get(key).flatMap(value -> value.isString()
                ? Optional.of(value.stringValue())
                : mistyped(key, value, "a text", "Put it in quotes."));
    }

    /** A text, or a number or boolean as its text. */
    Optional<String> scalar(String key) {
        return get(key).flatMap(value -> value.isValueNode()
                ? Optional.of(value.asString())
                : mistyped(key, value, "a text", "Put one value here."));
    }

    /** A text or a list of texts. */
    List<String> texts(String key) {
        Optional<JsonNode> value = get(key);
        if (value.isEmpty() || value.get().isString()) {
            return value.map(text -> List.of(text.stringValue())).orElse(List.of());
        }
        if (value.get().isArray() && value.get().valueStream().allMatch(JsonNode::isString)) {
            return value.get().valueStream().map(JsonNode::stringValue).toList();
        }
        mistyped(key, value.get(), "a text or a list of texts", "Write it as [\"…\", \"…\"].");
        return List.of();
    }

    int wholeNumber(String key, int fallback) {
        return get(key).flatMap(value -> value.isIntegralNumber() && value.canConvertToInt()
                        ? Optional.of(value.intValue())
                        : mistyped(key, value, "a whole number", "Write it without quotes, such as 3."))
                .orElse(fallback);
    }

    Optional<BigDecimal> number(String key) {
        return get(key).flatMap(value -> isFinite(value)
                ? Optional.of(value.decimalValue())
                : mistyped(key, value, "a number", "Write it without quotes, such as 3."));
    }

    /** As large as it may be everywhere that a workflow is read. */
    private static boolean isFinite(JsonNode value) {
        return value instanceof NumericNode number
                && !number.isNaN()
                && Double.isFinite(number.decimalValue().doubleValue());
    }

    boolean flag(String key, boolean fallback) {
        return get(key).flatMap(value -> value.isBoolean()
                        ? Optional.of(value.booleanValue())
                        : mistyped(key, value, "true or false", "Write it without quotes."))
                .orElse(fallback);
    }

    Optional<Duration> duration(String key) {
        return optionalText(key).flatMap(text -> {
            Optional<Duration> duration = Durations.parse(text);
            if (duration.isEmpty()) {
                noDuration(key, text);
            }
            return duration;
        });
    }

    /** A length of time or a list of them. */
    List<Duration> durations(String key) {
        List<Duration> read = new ArrayList<>();
        for (String text : texts(key)) {
            Durations.parse(text).ifPresentOrElse(read::add, () -> noDuration(key, text));
        }
        return List.copyOf(read);
    }

    private void noDuration(String key, String text) {
        error("bad_duration", key, "\"" + text + "\" is not a length of time.", "Write " + Durations.EXAMPLES + ".");
    }

    /** One of the names of an enum, written in lower case. */
    <E extends Enum<E>> E choice(String key, E fallback) {
        return optionalText(key)
                .flatMap(text -> choice(key, text, fallback.getDeclaringClass()))
                .orElse(fallback);
    }

    private <E extends Enum<E>> Optional<E> choice(String key, String text, Class<E> type) {
        List<E> choices = Arrays.asList(type.getEnumConstants());
        Optional<E> chosen =
                choices.stream().filter(it -> it.name().equalsIgnoreCase(text)).findFirst();
        if (chosen.isEmpty()) {
            List<String> names = choices.stream()
                    .map(it -> it.name().toLowerCase(Locale.ROOT))
                    .toList();
            error(
                    "unknown_value",
                    key,
                    "\"" + text + "\" is not a value of \"" + key + "\".",
                    Nearest.suggestion(text, names));
        }
        return chosen;
    }

    /** A copy; empty when absent. */
    ObjectNode object(String key) {
        return optionalObject(key).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    Optional<Fields> fields(String key) {
        return optionalObject(key).map(object -> new Fields(object, where(key), findings));
    }

    private Optional<ObjectNode> optionalObject(String key) {
        return get(key).flatMap(value -> value instanceof ObjectNode object
                ? Optional.of(object.deepCopy())
                : mistyped(key, value, "an object", "Write it as { … }."));
    }

    /** Reads a list of objects; an entry that is none becomes a finding and is left out. */
    <T> List<T> list(String key, BiFunction<ObjectNode, String, T> entry) {
        List<T> read = new ArrayList<>();
        Optional<JsonNode> list = get(key);
        if (list.isPresent() && !list.get().isArray()) {
            mistyped(key, list.get(), "a list", "Write it as [ … ].");
            return read;
        }
        int index = 0;
        for (JsonNode value : list.map(JsonNode::values).orElse(List.of())) {
            String place = key + "[" + index++ + "]";
            if (value instanceof ObjectNode object) {
                read.add(entry.apply(object, where(place)));
            } else {
                mistyped(place, value, "an object", "Write it as { … }.");
            }
        }
        return read;
    }

    /** Tells of keys that nobody asked for; to be called last. */
    void finish() {
        json.propertyNames().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> findings.add(Finding.warn(
                        "unknown_field",
                        where(key),
                        "\"" + key + "\" means nothing here and is left out.",
                        Nearest.to(key, asked)
                                .map(name -> "Did you mean \"" + name + "\"?")
                                .orElse("Remove it."))));
    }

    void missing(String key, String expected) {
        error("missing_field", key, "\"" + key + "\" is missing.", "Add \"" + key + "\" with " + expected + ".");
    }

    void error(String code, String key, String message, String hint) {
        findings.add(Finding.error(code, where(key), message, hint));
    }

    <T> Optional<T> mistyped(String key, JsonNode value, String expected, String hint) {
        error(
                "wrong_type",
                key,
                "\"" + key + "\" must be " + expected + ", but is " + JsonWords.kind(value) + ".",
                hint);
        return Optional.empty();
    }
}
