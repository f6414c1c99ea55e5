package dev.parley.connectors.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a far system sends to our webhook, byte for byte, because signatures are over bytes.
 *
 * @param url the whole address it was sent to, as the far system knows it; empty when nobody signs it
 * @param headers by name, in any case
 * @param query by name
 */
public record Delivery(String method, String url, Map<String, String> headers, Map<String, String> query, byte[] body) {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    public Delivery {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
        query = Map.copyOf(query);
    }

    public Delivery(String method, Map<String, String> headers, Map<String, String> query, byte[] body) {
        this(method, "", headers, query, body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Whether that header's time, counted in that unit since 1970, is now or within five minutes: what is older may be sent again by
     * somebody who has overheard it.
     */
    public boolean isRecent(String header, TemporalUnit unit, Instant now) {
        return header(header)
                .filter(time -> time.matches("\\d{1,15}"))
                .map(time -> unit.getDuration().multipliedBy(Long.parseLong(time)))
                .filter(time ->
                        Duration.between(Instant.EPOCH.plus(time), now).abs().compareTo(OLDEST) <= 0)
                .isPresent();
    }

    /** Missing when the body is no JSON. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "Delivery[" + method + "]";
    }
}
