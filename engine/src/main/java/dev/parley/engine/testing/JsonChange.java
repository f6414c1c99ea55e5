package dev.parley.engine.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One value that is not as it was.
 *
 * @param path JSON Pointer (RFC 6901) to it; empty for the whole
 * @param before null when it was not there
 * @param after null when it is not there any more
 */
record JsonChange(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    /** Hears of changes, one by one. */
    @FunctionalInterface
    interface Told {
        void of(JsonChange change);
    }

    /** Tells of the innermost values that differ. Numbers are what they are worth: 1 is 1.0. */
    static void between(JsonNode before, JsonNode after, Told told) {
        compare("", before, after, told);
    }

    private static void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after, Told told) {
        if (before == null || after == null) {
            told.of(new JsonChange(path, before, after));
        } else if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path + "/" + escaped(name), before.get(name), after.get(name), told));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "/" + i, before.get(i), after.get(i), told);
            }
        } else if (!isSame(before, after)) {
            told.of(new JsonChange(path, before, after));
        }
    }

    private static boolean isSame(JsonNode before, JsonNode after) {
        return before.isNumber() && after.isNumber()
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
