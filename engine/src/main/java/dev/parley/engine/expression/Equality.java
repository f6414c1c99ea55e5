package dev.parley.engine.expression;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** When two values are the same: numbers by what they are worth, lists and objects by what they hold, kinds never mixed. */
final class Equality {
    private Equality() {}

    static boolean areEqual(Object a, Object b) {
        if (a == b) {
            return true;
        }
        Meter.spend(1);
        return switch (a) {
            case Number x -> b instanceof Number y && Numbers.compare(x, y) == 0;
            case String x -> b instanceof String y && x.length() == y.length() && Search.areEqual(x, y);
            case Collection<?> x -> b instanceof Collection<?> y && haveEqualItems(x, y);
            case Map<?, ?> x -> b instanceof Map<?, ?> y && haveEqualFields(x, y);
            default -> a.equals(b);
        };
    }

    static boolean isIn(Object value, List<?> list) {
        return list.stream().anyMatch(element -> areEqual(element, value));
    }

    private static boolean haveEqualItems(Collection<?> a, Collection<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (var item : a) {
            if (!areEqual(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean haveEqualFields(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (var field : a.entrySet()) {
            var other = b.get(field.getKey());
            if (other == null || !areEqual(field.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** Fits {@link #areEqual}; looks a few levels deep, for a list of a list of a list may name the same values again and again. */
    static int hash(Object value) {
        return hash(value, 3);
    }

    private static int hash(Object value, int levels) {
        return switch (value) {
            case Number number -> Double.hashCode(number.doubleValue());
            case Collection<?> list -> {
                var hash = list.size();
                for (var item : levels == 0 ? List.of() : list) {
                    Meter.spend(1);
                    hash = hash * 31 + hash(item, levels - 1);
                }
                yield hash;
            }
            case Map<?, ?> map -> {
                var hash = map.size();
                for (var field : levels == 0 ? Map.of().entrySet() : map.entrySet()) {
                    Meter.spend(1);
                    hash += ((Map.Entry<?, ?>) field).getKey().hashCode()
                            ^ hash(((Map.Entry<?, ?>) field).getValue(), levels - 1);
                }
                yield hash;
            }
            default -> value.hashCode();
        };
    }

    /** A value as a key of a hash map, by these rules. */
    record Key(Object value, int hash) {
        static Key of(Object value) {
            return new Key(value, Equality.hash(value));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && areEqual(value, key.value);
        }
    }
}
