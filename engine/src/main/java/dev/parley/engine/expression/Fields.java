package dev.parley.engine.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import dev.cel.common.values.SelectableValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as CEL sees it: a view, nothing is copied. It is a {@link CelValue} because CEL walks through every element of
 * other maps each time a field is read.
 */
final class Fields extends CelValue implements Map<String, Object>, SelectableValue<String> {
    private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

    private final ObjectNode node;
    private final Place place;

    Fields(ObjectNode node, Place place) {
        this.node = node;
        this.place = place;
    }

    ObjectNode node() {
        return node;
    }

    @Override
    public Object select(String field) {
        var value = get(field);
        if (value == null) {
            throw ValueProblem.noField(node, field, place);
        }
        return value;
    }

    /** What stands in brackets behind it. */
    Object at(Object key) {
        if (key instanceof Number index) {
            throw ValueProblem.noItem(node, index.longValue(), place);
        }
        return select(key.toString());
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.ofNullable(get(field));
    }

    @Override
    public @Nullable Object get(Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        var value = node.get(name);
        return value == null ? null : Values.toCel(value, place.field(name));
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && node.has(name);
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public boolean isEmpty() {
        return node.isEmpty();
    }

    @Override
    public Set<String> keySet() {
        return entries().keySet();
    }

    @Override
    public Collection<Object> values() {
        return entries().values();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return entries().entrySet();
    }

    @Override
    public boolean containsValue(Object value) {
        return entries().containsValue(value);
    }

    private Map<String, Object> entries() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<String, Object>> iterator() {
                        return node.propertyStream()
                                .map(e -> Map.entry(e.getKey(), Values.toCel(e.getValue(), place.field(e.getKey()))))
                                .iterator();
                    }

                    @Override
                    public int size() {
                        return node.size();
                    }
                };
            }
        };
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields f ? node.equals(f.node) : entries().equals(other);
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    @Override
    public String toString() {
        return place.toString();
    }

    @Override
    public Object put(String key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(Map<? extends String, ?> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
