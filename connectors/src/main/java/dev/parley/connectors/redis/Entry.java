package dev.parley.connectors.redis;

import io.lettuce.core.StreamMessage;
import java.util.Map;

/** An entry of a stream. */
record Entry(String id, Map<String, String> fields) {
    static final Entry SAMPLE = new Entry("1772442000000-0", Map.of("order", "7", "total", "19.90"));

    static Entry of(StreamMessage<String, String> message) {
        return new Entry(message.getId(), message.getBody());
    }
}
