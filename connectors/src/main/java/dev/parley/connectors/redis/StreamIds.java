package dev.parley.connectors.redis;

import io.lettuce.core.Range;

/** Ids of stream entries: milliseconds, and a number among those of the same millisecond. */
final class StreamIds {
    /** Before every entry. */
    static final String START = "0-0";

    private StreamIds() {}

    static boolean isId(String text) {
        return text.matches("\\d{1,19}(-\\d{1,19})?");
    }

    static Range<String> after(String id) {
        return Range.from(Range.Boundary.excluding(id), Range.Boundary.unbounded());
    }
}
