package dev.parley.connectors.request;

import dev.parley.engine.operation.Remark;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Keys that stand in a step as plain text, where everybody who may read the workflow can read them. */
final class WrittenSecrets {
    private static final Pattern CARRIER = Pattern.compile(
            "(?i)(?:proxy-)?authorization|cookie|(?:.*[-_])?(?:api[-_]?key|access[-_]?key|token|secret|password|signature)|apikey|key");

    /** Long enough to be one, after what may stand before it; what is filled in later is not written here. */
    private static final Pattern KEY = Pattern.compile("(?:\\S+\\s+)?[^\\s<>{}]{8,}");

    private static final Pattern PAIR = Pattern.compile("[?&]([^=&#]+)=([^&#]+)");

    private WrittenSecrets() {}

    /** One for each field that holds one. */
    static List<Remark> in(JsonNode with) {
        return fields(with).distinct().map(WrittenSecrets::remark).toList();
    }

    private static Stream<String> fields(JsonNode with) {
        Stream<String> auth = Stream.of("token", "password", "value")
                .filter(field -> isKey(with.at("/auth/" + field)))
                .map(field -> "auth." + field);
        String url = with.path("url").asString("");
        boolean isInUrl = PAIR.matcher(url)
                .results()
                .anyMatch(pair ->
                        isCarrier(pair.group(1)) && KEY.matcher(pair.group(2)).matches());
        return Stream.of(
                        carriers(with, "headers"),
                        auth,
                        carriers(with, "query"),
                        Stream.of("url").filter(_ -> isInUrl))
                .flatMap(found -> found);
    }

    private static Stream<String> carriers(JsonNode with, String field) {
        return with.path(field).properties().stream()
                .filter(entry -> isCarrier(entry.getKey()) && isKey(entry.getValue()))
                .map(Map.Entry::getKey)
                .map(name -> field + "." + name);
    }

    private static boolean isCarrier(String name) {
        return CARRIER.matcher(name).matches();
    }

    private static boolean isKey(JsonNode value) {
        return value.isString() && KEY.matcher(value.stringValue().strip()).matches();
    }

    private static Remark remark(String field) {
        return Remark.warn(
                "secret_in_text",
                field,
                "`%s` holds a key as plain text, which everybody who may read the workflow can read.".formatted(field),
                "Connect the API instead (Connections, HTTP), name that in `connection` and take the key out here; then have it changed, since it"
                        + " has been seen.");
    }
}
