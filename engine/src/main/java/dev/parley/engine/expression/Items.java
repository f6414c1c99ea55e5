package dev.parley.engine.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * A list as CEL sees it: a view of a JSON array, or what {@code +} and {@code map} build. It is a {@link CelValue} because CEL
 * walks through, and copies, every other list after each call: a loop of n steps would take n² time.
 */
final class Items extends CelValue implements List<Object>, RandomAccess {
    private static final CelType TYPE = ListType.create(SimpleType.DYN);

    private final List<Object> list;
    private final @Nullable ArrayNode node;
    private final Object name;
    private final long weight;

    private Items(List<Object> list, @Nullable ArrayNode node, Object name, long weight) {
        this.list = list;
        this.node = node;
        this.name = name;
        this.weight = weight;
    }

    static Items of(ArrayNode node, Place place) {
        return new Items(new JsonList(node, place), node, place, node.size());
    }

    static Items of(List<?> elements) {
        var grown = new ArrayList<Object>(elements);
        return new Items(new Head(grown, grown.size()), null, "the list", Meter.weightOf(elements));
    }

    /** Constant time per element while each list is appended to once, as in a comprehension; else the head is copied. */
    Items plus(List<?> more) {
        var total = weight + Meter.weightOf(more);
        if (!(list instanceof Head head) || !head.isWhole()) {
            return of(this).plus(more);
        }
        head.buffer.addAll(more);
        return new Items(new Head(head.buffer, head.buffer.size()), null, "the list", total);
    }

    /** The JSON array behind it; null when the expression built it. */
    @Nullable
    ArrayNode node() {
        return node;
    }

    /** How many values it holds, nested ones included, JSON arrays counted by their length. */
    long weight() {
        return weight;
    }

    private static final class JsonList extends AbstractList<Object> implements RandomAccess {
        private final ArrayNode node;
        private final Place place;

        JsonList(ArrayNode node, Place place) {
            this.node = node;
            this.place = place;
        }

        @Override
        public Object get(int index) {
            return Values.toCel(node.get(index), place.item(index));
        }

        @Override
        public int size() {
            return node.size();
        }
    }

    /** The first elements of a buffer that later lists may extend. */
    private static final class Head extends AbstractList<Object> implements RandomAccess {
        private final ArrayList<Object> buffer;
        private final int size;

        Head(ArrayList<Object> buffer, int size) {
            this.buffer = buffer;
            this.size = size;
        }

        boolean isWhole() {
            return buffer.size() == size;
        }

        @Override
        public Object get(int index) {
            return buffer.get(index);
        }

        @Override
        public int size() {
            return size;
        }
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
    public Object get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public boolean contains(Object element) {
        return list.contains(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return list.containsAll(elements);
    }

    @Override
    public int indexOf(Object element) {
        return list.indexOf(element);
    }

    @Override
    public int lastIndexOf(Object element) {
        return list.lastIndexOf(element);
    }

    @Override
    public Iterator<Object> iterator() {
        return list.iterator();
    }

    @Override
    public ListIterator<Object> listIterator() {
        return list.listIterator();
    }

    @Override
    public ListIterator<Object> listIterator(int index) {
        return list.listIterator(index);
    }

    @Override
    public List<Object> subList(int from, int to) {
        return list.subList(from, to);
    }

    @Override
    public Object[] toArray() {
        return list.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return list.toArray(array);
    }

    @Override
    public boolean equals(Object other) {
        return list.equals(other);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return name.toString();
    }

    @Override
    public boolean add(Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(int index, Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean addAll(Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean addAll(int index, Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object set(int index, Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object remove(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
